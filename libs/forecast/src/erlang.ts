/**
 * The share of customers who have to wait, by Erlang C (M/M/s): B(0) = 1, B(k) = aB(k−1) / (k + aB(k−1)),
 * C = B / (1 − ρ(1 − B)).
 *
 * @param load - offered load `a` = arrival rate × mean service; 1 where it is not below the number of servers
 */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  let blocked = 1;
  for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** The share of customers who wait longer than a limit: P(W > t) = C·exp(−(s − a)·t / m), M/M/s. */
export function waitsLongerShare(
  servers: number,
  load: number,
  { limitMs, meanMs }: { readonly limitMs: number; readonly meanMs: number },
): number {
  if (load >= servers) return 1;
  return erlangC(servers, load) * Math.exp((-(servers - load) * limitMs) / meanMs);
}
