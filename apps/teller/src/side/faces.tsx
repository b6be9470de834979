import { useMessages } from '@lobbyflow/ui';

/** As a customer gives them, the best first; the wire's scale goes from 1 to 5. */
export const SCORES = [5, 4, 3, 2] as const;
export type Score = (typeof SCORES)[number];

const MOUTHS: Readonly<Record<Score, string>> = {
  5: 'M14 28c2 8 18 8 20 0Z',
  4: 'M14 29c4 6 16 6 20 0',
  3: 'M14 31h20',
  2: 'M14 34c4-6 16-6 20 0',
};

/** Four faces with their words: no colour alone says which is which. */
export function Faces({ onPick }: { readonly onPick: (score: Score) => void }) {
  const t = useMessages();
  return (
    <div className="pad-faces">
      {SCORES.map((score) => (
        <button key={score} type="button" data-score={score} onClick={() => onPick(score)}>
          <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <circle cx="24" cy="24" r="21" />
            <path d="M17 17v4M31 17v4" />
            <path d={MOUTHS[score]} />
          </svg>
          <span>{t(`teller.pad.face-${score}`)}</span>
        </button>
      ))}
    </div>
  );
}
