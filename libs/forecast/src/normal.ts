/** Φ(z) by Abramowitz and Stegun 26.2.17; absolute error below 7.5 × 10⁻⁸. */
export function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

/**
 * Φ⁻¹(p) by Beasley, Springer and Moro (1995); absolute error below 3 × 10⁻⁹ inside.
 *
 * @param p - above 0 and below 1; the ends are pulled in to keep the answer finite
 */
export function normalQuantile(p: number): number {
  const y = Math.min(1 - 1e-12, Math.max(1e-12, p)) - 0.5;
  if (Math.abs(y) < 0.42) {
    const r = y * y;
    const upper = ((-25.44106049637 * r + 41.39119773534) * r - 18.61500062529) * r + 2.50662823884;
    const lower =
      (((3.13082909833 * r - 21.06224101826) * r + 23.08336743743) * r - 8.4735109309) * r + 1;
    return (y * upper) / lower;
  }
  const r = Math.log(-Math.log(y > 0 ? 0.5 - y : 0.5 + y));
  const size =
    0.3374754822726147 +
    r *
      (0.9761690190917186 +
        r *
          (0.1607979714918209 +
            r *
              (0.0276438810333863 +
                r *
                  (0.0038405729373609 +
                    r *
                      (0.0003951896511919 +
                        r *
                          (0.0000321767881768 +
                            r * (0.0000002888167364 + r * 0.0000003960315187)))))));
  return y < 0 ? -size : size;
}
