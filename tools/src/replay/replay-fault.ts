/** Why a replay cannot go on, in words for whoever started it. */
export class ReplayFault extends Error {
  override readonly name = 'ReplayFault';
}
