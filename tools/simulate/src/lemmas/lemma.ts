/** What has to hold on every day of every branch, a sentence each. */
export const LEMMAS = {
  'no-press-fails': 'A press fails only when nobody waits whom the counter may call.',
  eligible: 'Whoever is called was waiting, and may be called at that counter.',
  'written-order': 'The ticket and its rule are those that the written order gives.',
  'first-come': 'Of those alike in service, lane and needs, whoever came first is called first.',
  'head-start':
    'By head start one passes another only by coming within the difference of their credits.',
  'share-floor':
    'In a group of counters at most k − 1 calls in a row overtake a general customer, except by staff’s own choice or for whom the counter is kept.',
  reason: 'Every call names its rule, who would have been next, and whom it overtook.',
  'one-counter': 'No ticket stands at two counters.',
  'kept-place': 'Number, arrival and sequence of a ticket never change.',
  'one-end': 'Every visit ends exactly once.',
  'limits-order-nothing': 'With other limits of waiting the very same calls are made.',
  'same-decisions': 'The same commands again are answered with the same decisions.',
  'same-lobby': 'The events alone make the same lobby again.',
} as const;
export type LemmaId = keyof typeof LEMMAS;
export const LEMMA_IDS = Object.keys(LEMMAS) as readonly LemmaId[];

/** Counts how often each lemma was looked at, and keeps what broke one. */
export class Findings {
  readonly checks = new Map<LemmaId, number>(LEMMA_IDS.map((id) => [id, 0]));
  /** Told with the world in which it happened; the first few of each lemma. */
  readonly breaches = new Map<LemmaId, string[]>();
  breachCount = 0;

  check(lemma: LemmaId, holds: boolean, where: () => string): void {
    this.checks.set(lemma, (this.checks.get(lemma) ?? 0) + 1);
    if (holds) return;
    this.breachCount += 1;
    const told = this.breaches.get(lemma) ?? [];
    if (told.length < TOLD) told.push(where());
    this.breaches.set(lemma, told);
  }
}

const TOLD = 3;
