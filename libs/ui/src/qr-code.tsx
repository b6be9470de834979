import { useMemo } from 'react';
import { encode } from 'uqr';

/** The quiet zone that readers ask for, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** An address as a QR code: black on white in both schemes, as large as what stands around it allows. */
export function QrCode({
  text,
  label,
}: {
  readonly text: string;
  /** What it leads to, for whoever does not see it. */
  readonly label: string;
}) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      className="lf-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: modules.join('') };
}
