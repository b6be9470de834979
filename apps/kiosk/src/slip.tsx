import type { Slip as SlipLines } from '@lobbyflow/contract';
import { layOut, pictureOf, svgOf } from '@lobbyflow/paper';
import { createPortal } from 'react-dom';

/** The same on paper, 80 mm wide, from the browser's own printer: the picture that a ticket printer gives. */
export function Slip({ slip }: { readonly slip: SlipLines }) {
  const picture = svgOf(pictureOf(layOut(slip, 80)));
  const source = `data:image/svg+xml;utf8,${encodeURIComponent(picture)}`;
  return createPortal(<img className="ks-slip" src={source} alt="" />, document.body);
}
