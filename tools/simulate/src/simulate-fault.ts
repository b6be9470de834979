/** Why a simulation cannot be run, in words for whoever asked for it. */
export class SimulateFault extends Error {
  override readonly name = 'SimulateFault';
}
