/** Why nothing can be scored, in words for whoever asked for it. */
export class ScoreFault extends Error {
  override readonly name = 'ScoreFault';
}
