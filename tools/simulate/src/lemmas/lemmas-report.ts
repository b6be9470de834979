import { LEMMA_IDS, LEMMAS } from './lemma.js';
import type { Proof } from './prove-lemmas.js';

const count = (value: number) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What was proved, as text; breaches with the day that shows them. */
export function proofLines({ findings, byRule, ...proof }: Proof): string[] {
  const { seed, days, commands, decisions, calls } = proof;
  const width = Math.max(...LEMMA_IDS.map((id) => id.length));
  return [
    `Seed ${seed}: ${count(decisions)} call decisions, ${count(calls)} calls, in ${count(commands)} commands of ${count(days)} random days.`,
    `By rule: ${[...byRule].map(([rule, times]) => `${rule} ${count(times)}`).join(', ')}.`,
    '',
    ...LEMMA_IDS.flatMap((id) => {
      const breaches = findings.breaches.get(id) ?? [];
      const checks = count(findings.checks.get(id) ?? 0).padStart(11);
      const verdict = breaches.length === 0 ? 'holds ' : 'BROKEN';
      return [
        `${verdict} ${checks} times  ${id.padEnd(width)}  ${LEMMAS[id]}`,
        ...breaches.map((where) => `       broken at ${where}`),
      ];
    }),
    '',
    findings.breachCount === 0
      ? 'Every lemma holds, every call has its reason, and every replay gave the same decisions.'
      : `${count(findings.breachCount)} times something did not hold.`,
  ];
}
