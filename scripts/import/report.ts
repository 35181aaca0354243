import type { Outcome, State } from './import-articles';
import { texts } from './texts';

/** One line for each article that is not as it was, with what could not be carried over below it; counts at the end. */
export function writeReport(outcomes: readonly Outcome[], dryRun: boolean): string {
  const counts = new Map<State, number>();
  const lines: string[] = [];
  for (const { place, state, remarks } of outcomes) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
    if (state === 'unchanged' && remarks.length === 0) continue;
    lines.push(`${place}  ${texts.state[state]}`);
    for (const remark of new Set(remarks)) lines.push(`  · ${remark}`);
  }
  const summary = [...counts]
    .map(([state, count]) => `${texts.state[state].split('：')[0]} ${count}`)
    .join('，');
  if (dryRun) lines.push(texts.dryRun);
  return `${[...lines, texts.summary(summary || texts.noArticles)].join('\n')}\n`;
}
