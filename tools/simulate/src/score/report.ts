import { type Figures, figuresBy, figuresOf } from './figures.js';
import { type RuleName, RULES } from './rule-ranges.js';
import type { JudgedWait } from './score-log.js';

/** Figures of the product beside those of the rules, and of the product by group. */
export interface Scores {
  readonly product: Figures | null;
  readonly rules: Readonly<Record<string, Figures | null>>;
  readonly productBy: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
}

/** How rules are called in print. */
export const RULE_NAMES: Readonly<Record<RuleName, string>> = {
  constant: 'constant median',
  naive: 'naive queue length',
  lastToEnter: 'LES',
  headOfLine: 'HOL',
  queueLength: 'QL, policy-aware',
  queueLengthLeaving: 'QLM, policy-aware',
};

const BUCKET_ENDS_S = [15, 30, 60, 120, 240, 480, 960, 1_920, 3_840];

/** Works all figures out. */
export function scoresOf(waits: readonly JudgedWait[]): Scores {
  const grouped = (keyOf: (wait: JudgedWait) => string) =>
    Object.fromEntries(figuresBy(waits, keyOf));
  const rules = RULES.map((rule) => {
    const outcomes = waits.map(({ rulesSaid, waitMs }) => ({ said: rulesSaid[rule], waitMs }));
    return [RULE_NAMES[rule], figuresOf(outcomes)] as const;
  });
  return {
    product: figuresOf(waits),
    rules: Object.fromEntries(rules),
    productBy: {
      service: grouped(({ leg }) => leg.serviceId),
      lane: grouped(({ leg }) => leg.laneId),
      'told median': grouped(({ said }) => bucketOf(said.p50 / 1_000)),
      'waiting ahead': grouped(({ ahead }) => (ahead < 10 ? String(ahead) : '10 and more')),
      month: grouped(({ day }) => day.slice(0, 7)),
    },
  };
}

function bucketOf(seconds: number): string {
  const above = BUCKET_ENDS_S.findLast((end) => seconds > end) ?? 0;
  const end = BUCKET_ENDS_S.find((one) => one >= seconds);
  return end === undefined ? `over ${above} s` : `${above} to ${end} s`;
}

const COLUMNS: readonly (readonly [name: string, of: (figures: Figures) => string])[] = [
  ['waits', ({ waits }) => String(waits)],
  ['MAE', ({ mae }) => mae.toFixed(1)],
  ['RMSE', ({ rmse }) => rmse.toFixed(1)],
  ['bias', ({ bias }) => bias.toFixed(1)],
  ['in 60 s', ({ within60s }) => within60s.toFixed(3)],
  ['in 5 min', ({ within5min }) => within5min.toFixed(3)],
  ['pin .1', ({ pinball10 }) => pinball10?.toFixed(2) ?? '–'],
  ['pin .5', ({ pinball50 }) => pinball50.toFixed(2)],
  ['pin .9', ({ pinball90 }) => pinball90.toFixed(2)],
  ['≤ P90', ({ coverage90 }) => coverage90.toFixed(3)],
  ['P10–P90', ({ width }) => width?.toFixed(0) ?? '–'],
];
const NAME_WIDTH = 24;
const WIDTH = 9;

/** The figures as lines of a table; times in seconds. */
export function scoreLines({ product, rules, productBy }: Scores): string[] {
  const head = (name: string) =>
    name.padEnd(NAME_WIDTH) + COLUMNS.map(([title]) => title.padStart(WIDTH)).join('');
  const groups = Object.entries(productBy).flatMap(([name, figures]) => [
    '',
    head(`the product, by ${name}`),
    ...Object.entries(figures).map(([group, one]) => line(group, one)),
  ]);
  return [
    head('seconds'),
    line('the product', product),
    ...Object.entries(rules).map(([name, figures]) => line(name, figures)),
    ...groups,
  ];
}

function line(name: string, figures: Figures | null): string {
  const shown = name.length > NAME_WIDTH - 2 ? `${name.slice(0, NAME_WIDTH - 4)}…` : name;
  const cells = COLUMNS.map(([, of]) => (figures === null ? '–' : of(figures)).padStart(WIDTH));
  return `  ${shown}`.padEnd(NAME_WIDTH) + cells.join('');
}

/** The product beside the rules in a sentence each. */
export function verdictLines({ product, rules }: Scores): string[] {
  if (product === null) return [];
  const beside = Object.entries(rules).flatMap(([name, figures]) =>
    figures === null || figures.mae === 0
      ? []
      : [`${(product.mae / figures.mae).toFixed(3)} × that of ${name}`],
  );
  return [
    `MAE of the product: ${beside.join(', ')}.`,
    `Called within the P90: ${(100 * product.coverage90).toFixed(1)} %.`,
  ];
}
