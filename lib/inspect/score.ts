import type { Counts, GroupResult, PlacedFinding, RuleResult, Score } from './report';
import {
  type GroupId,
  type InspectionSeverity,
  inspectionGroups,
  inspectionRules,
  type RuleId,
  ruleOf,
} from './rules';

const severities: readonly InspectionSeverity[] = ['veto', 'deduction', 'advice'];

/** Points without the dust of binary fractions. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}

/**
 * 100 less what each group costs, at most its points. A veto fails whatever the score.
 * @param counts of all findings; `findings` may be fewer
 */
export function scoreFindings(
  findings: readonly PlacedFinding[],
  counts: ReadonlyMap<RuleId, number>,
  least: number,
): Score {
  const rules = resultsOf(findings, counts);
  const groups = groupsOf(rules);
  const score = rounded(100 - groups.reduce((sum, { deducted }) => sum + deducted, 0));
  const total = countsOf(rules);
  const sorted = groups.flatMap(({ group }) => rules.filter((rule) => rule.group === group).sort(worstFirst));
  const rank = new Map(sorted.map(({ rule }, index) => [rule, index]));
  const order = (a: PlacedFinding, b: PlacedFinding): number =>
    (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0) ||
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column;
  const passed = total.veto === 0 && score >= least;
  return { score, least, passed, counts: total, groups, rules: sorted, findings: [...findings].sort(order) };
}

function worstFirst(a: RuleResult, b: RuleResult): number {
  const cost = ({ rule, count }: RuleResult): number => ruleOf(rule).points * count;
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) || cost(b) - cost(a) || b.count - a.count
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(inspectionRules, id);
}

function resultsOf(findings: readonly PlacedFinding[], counts: ReadonlyMap<RuleId, number>): RuleResult[] {
  return Object.keys(inspectionRules)
    .filter(isRuleId)
    .flatMap((rule) => {
      const count = counts.get(rule) ?? 0;
      const { group, severity, basis } = ruleOf(rule);
      const shown = findings.filter((finding) => finding.rule === rule).length;
      return count === 0 ? [] : [{ rule, group, severity, basis, count, shown }];
    });
}

function countsOf(rules: readonly RuleResult[]): Counts {
  const sum = (severity: InspectionSeverity): number =>
    rules.filter((rule) => rule.severity === severity).reduce((total, { count }) => total + count, 0);
  return { veto: sum('veto'), deduction: sum('deduction'), advice: sum('advice') };
}

function isGroupId(id: string): id is GroupId {
  return Object.hasOwn(inspectionGroups, id);
}

function groupsOf(rules: readonly RuleResult[]): GroupResult[] {
  const groups = Object.keys(inspectionGroups)
    .filter(isGroupId)
    .map((group): GroupResult => {
      const own = rules.filter((rule) => rule.group === group);
      const points = inspectionGroups[group];
      const cost = own.reduce((sum, { rule, count }) => sum + ruleOf(rule).points * count, 0);
      return { group, points, deducted: rounded(Math.min(points, cost)), counts: countsOf(own) };
    });
  return groups.sort(
    (a, b) =>
      b.counts.veto - a.counts.veto ||
      b.deducted - a.deducted ||
      b.counts.deduction - a.counts.deduction ||
      b.counts.advice - a.counts.advice,
  );
}
