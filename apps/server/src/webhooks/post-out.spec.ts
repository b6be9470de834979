import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aReceiver, type TestReceiver } from '../../test/a-receiver.js';
import { mayReach } from './allowed-address.js';
import { postOut, type Resolve } from './post-out.js';

const nowhere = mayReach([]);
const here = mayReach(['127.0.0.1']);

let receiver: TestReceiver;
beforeAll(async () => {
  receiver = await aReceiver();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.status = 204;
});
afterAll(() => receiver.close());

const port = () => new URL(receiver.url).port;
const post = (url: string, allowed = nowhere, resolve?: Resolve) =>
  postOut(
    { url, headers: {}, body: '{}' },
    { mayReach: allowed, ...(resolve !== undefined && { resolve }) },
  );

/** Ways to write the own machine, its neighbours, and what a cloud tells its machines. */
const INWARD = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[ff02::1]',
  'localhost',
  '127。0。0。1',
];

describe('an address that leads inward', () => {
  it.each(INWARD)('%s is not reached', async (host) => {
    const posted = await post(`http://${host}:${port()}/hook`);

    expect(posted.fault).toMatch(/^(address-not-allowed|not-found)$/);
    expect(receiver.received).toEqual([]);
  });

  it('is not reached by a name that has it beside a public one', async () => {
    const resolve: Resolve = () => Promise.resolve(['93.184.215.14', '127.0.0.1']);

    expect(await post(`http://both.example:${port()}/`, nowhere, resolve)).toEqual({
      httpStatus: null,
      fault: 'address-not-allowed',
    });
    expect(receiver.received).toEqual([]);
  });

  it('is reached where the settings list it', async () => {
    expect(await post(receiver.url, here)).toEqual({ httpStatus: 204, fault: null });
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a name', () => {
  it('is asked for once, and the connection goes where it was looked at', async () => {
    let asked = 0;
    const rebinds: Resolve = () => {
      asked += 1;
      return Promise.resolve([asked === 1 ? '127.0.0.1' : '10.0.0.1']);
    };

    const posted = await post(`http://rebinds.example:${port()}/hook`, here, rebinds);

    expect([posted.httpStatus, asked]).toEqual([204, 1]);
    expect(receiver.received[0]?.headers.host).toBe(`rebinds.example:${port()}`);
  });

  it('that there is not, or that nobody answers at, is told apart', async () => {
    const none: Resolve = () => Promise.reject(new Error('ENOTFOUND'));

    expect((await post('http://none.example/', here, none)).fault).toBe('not-found');
    expect((await post('http://127.0.0.1:1/', here)).fault).toBe('not-reached');
  });
});

it.each([301, 302, 307, 308])('a redirect (%d) is not followed', async (status) => {
  receiver.status = status;

  expect(await post(receiver.url, here)).toEqual({ httpStatus: status, fault: 'redirected' });
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
});

it.each([400, 404, 410, 429, 500, 503])('the answer %d is a refusal', async (status) => {
  receiver.status = status;

  expect(await post(receiver.url, here)).toEqual({ httpStatus: status, fault: 'refused' });
});
