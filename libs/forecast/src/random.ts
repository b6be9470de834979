/** Draws the next number of its stream: at least 0, less than 1. */
export type Random = () => number;

/** Numbers that are thrown away first, so that seeds that are alike do not begin alike. */
const WARM_UP = 20;

/**
 * Makes a stream of lots that depends on its seed and name alone: the same two give the same numbers on every
 * machine. Streams of one seed with different names are independent, so that a simulation can change one thing
 * (who waits how long) and keep the lots of another (who comes when). Small fast counting generator, 32 bits
 * (Doty-Humphrey's sfc32); good for simulation, useless for secrets.
 */
export function createRandom(seed: number, stream = ''): Random {
  const scramble = scrambler(`${seed}/${stream}`);
  let [a, b, c, counter] = [scramble(), scramble(), scramble(), 1];
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + mixed) | 0;
    return (mixed >>> 0) / 2 ** 32;
  };
  for (let draw = 0; draw < WARM_UP; draw += 1) next();
  return next;
}

/** Spreads a text over as many 32-bit words as are asked for (FNV-1a, then murmur's finish). */
function scrambler(text: string): () => number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

/** Draws from the exponential distribution. */
export function drawExponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** Draws from the standard normal distribution (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Draws from the lognormal distribution with this mean; `sigma` is the deviation of its logarithm. */
export function drawLognormal(random: Random, mean: number, sigma: number): number {
  return mean * Math.exp(sigma * drawNormal(random) - sigma ** 2 / 2);
}

/**
 * Draws from the gamma distribution with this mean and standard deviation (Marsaglia and Tsang 2000).
 * The method holds where the deviation is at most the mean; a larger one is taken as the mean.
 */
export function drawGamma(random: Random, mean: number, deviation: number): number {
  const shape = Math.max(1, (mean / deviation) ** 2);
  const d = shape - 1 / 3;
  for (;;) {
    const z = drawNormal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    const isTaken = v > 0 && Math.log(1 - random()) < z ** 2 / 2 + d - d * v + d * Math.log(v);
    if (isTaken) return (mean * d * v) / shape;
  }
}

/** Draws one of the items, each as often as its share of the sum of shares. */
export function drawByShare<Item extends { readonly share: number }>(
  random: Random,
  items: readonly [Item, ...Item[]],
): Item {
  let left = random() * items.reduce((sum, { share }) => sum + share, 0);
  for (const item of items) {
    left -= item.share;
    if (left < 0) return item;
  }
  return items[0];
}
