import { pairedDifference } from '@lobbyflow/forecast';
import type { SettingResult } from './compare-days.js';
import type { CompareOptions } from './compare-options.js';
import { measuresOf } from './compare-table.js';

/** The comparison for machines: what was asked, all figures, each day's, and the paired differences. */
export function comparisonJson(options: CompareOptions, results: readonly SettingResult[]): string {
  const [first, ...others] = results;
  const measures = measuresOf(results);
  const differences = others.map((other) => ({
    from: first?.setting.name,
    to: other.setting.name,
    measures: measures.map(({ name, of }) => ({
      name,
      ...pairedDifference((first?.byDay ?? []).map(of), other.byDay.map(of)),
    })),
  }));
  const content = { asked: options, settings: results, differences };
  const plain = (_: string, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value;
  return `${JSON.stringify(content, plain, 2)}\n`;
}
