import type { Device } from '@lobbyflow/contract';
import { Button, useFormats, useMessages } from '@lobbyflow/ui';

/** Those that are let in, and below, folded up, those that were. */
export function DevicesTable({
  devices,
  onRename,
  onRevoke,
}: {
  readonly devices: readonly Device[];
  readonly onRename: (device: Device) => void;
  readonly onRevoke: (device: Device) => void;
}) {
  const t = useMessages();
  const here = devices.filter(({ revokedAt }) => revokedAt === null);
  const gone = devices.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <section aria-label={t('manager.devices.list')}>
      <h2>{t('manager.devices.list')}</h2>
      {here.length === 0 ? (
        <p className="mg-empty">{t('manager.devices.none')}</p>
      ) : (
        <div className="mg-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('manager.devices.name')}</th>
                <th scope="col">{t('manager.devices.kind')}</th>
                <th scope="col">{t('manager.devices.since')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {here.map((device) => (
                <Line key={device.id} device={device} onRename={onRename} onRevoke={onRevoke} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {gone.length > 0 && <Gone devices={gone} />}
    </section>
  );
}

function Line({
  device,
  onRename,
  onRevoke,
}: {
  readonly device: Device;
  readonly onRename: (device: Device) => void;
  readonly onRevoke: (device: Device) => void;
}) {
  const t = useMessages();
  const { day } = useFormats();
  const { name, role, enrolledAt } = device;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{t(`manager.devices.${role}`)}</td>
      <td>{day(enrolledAt)}</td>
      <td className="mg-device-acts">
        <Button
          aria-label={t('manager.devices.rename-one', { name })}
          onClick={() => onRename(device)}
        >
          {t('manager.devices.rename')}
        </Button>
        <Button
          aria-label={t('manager.devices.revoke-one', { name })}
          onClick={() => onRevoke(device)}
        >
          {t('manager.devices.revoke')}
        </Button>
      </td>
    </tr>
  );
}

function Gone({ devices }: { readonly devices: readonly Device[] }) {
  const t = useMessages();
  const { day } = useFormats();
  return (
    <details>
      <summary>{t('manager.devices.gone', { n: devices.length })}</summary>
      <ul>
        {devices.map(({ id, name, role, revokedAt }) => (
          <li key={id}>
            {name} · {t(`manager.devices.${role}`)} · {revokedAt === null ? '' : day(revokedAt)}
          </li>
        ))}
      </ul>
    </details>
  );
}
