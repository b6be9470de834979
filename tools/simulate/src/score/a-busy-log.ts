import { createRandom, drawExponential } from '@lobbyflow/forecast';

const HEAD = 'day,visit,leg,service,lane,arrived,started,finished,counter,outcome';
const OPENS_S = 9 * 3_600;
const CLOSES_S = 17 * 3_600;

/** A visit log of so many days: three agents, first come first served, some give up; the same seed, the same log. */
export function aBusyLog(days: number, seed = 1): string {
  const lots = createRandom(seed, 'busy log');
  const rows = Array.from({ length: days }, (_, day) => {
    const date = new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
    const freeAt = [OPENS_S, OPENS_S, OPENS_S];
    const lines: string[] = [];
    for (let at = OPENS_S; at < CLOSES_S; at += Math.round(drawExponential(lots, 65))) {
      const agent = freeAt.indexOf(Math.min(...freeAt));
      const start = Math.max(at, freeAt[agent] ?? at);
      const who = `${date},${lines.length + 1},0,cash,general,${at}`;
      if (start - at > 60 + drawExponential(lots, 1_500)) {
        lines.push(`${who},,${start},,left`);
        continue;
      }
      const end = start + 5 + Math.round(drawExponential(lots, 175));
      freeAt[agent] = end;
      lines.push(`${who},${start},${end},S${agent},served`);
    }
    return lines;
  });
  return [HEAD, ...rows.flat(), ''].join('\n');
}
