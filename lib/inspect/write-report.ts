import { formatIso, formatMinute } from '@/lib/site/dates';
import { inspectionMessages } from '@/lib/site/messages-inspection';
import type { Report } from './report';

const { groups: groupNames, severities, bases, report: text } = inspectionMessages;

/** Lines of one rule in the printed report; all of them stand in the JSON form. */
const printedOfRule = 20;

/** How files are named in a report: the index knows them relative to the tree. */
export type NameFile = (file: string) => string;

/** The report for people: groups, the worst first, each finding as `file:line:column  severity  message  rule`. */
export function printReport(report: Report, timezone: string, nameFile: NameFile): string {
  const { site, at, articles, counts, score, least, passed, groups } = report;
  const sections = groups
    .filter((group) => group.counts.veto + group.counts.deduction + group.counts.advice > 0)
    .map(({ group, deducted, points }) => {
      const head = text.group(groupNames[group], String(deducted), points);
      const rules = report.rules.filter((rule) => rule.group === group);
      return [head, ...rules.flatMap(({ rule, count }) => linesOf(report, rule, count, nameFile))].join('\n');
    });
  const result = text.result(passed, String(score), least) + (counts.veto > 0 ? `，${text.vetoed}` : '');
  const summary = text.summary(articles, counts.veto, counts.deduction, counts.advice);
  return `${[text.title(site, formatMinute(at, timezone)), ...sections, `${summary}\n${result}`].join('\n\n')}\n`;
}

function linesOf({ findings }: Report, rule: string, count: number, nameFile: NameFile): string[] {
  const printed = findings.filter((finding) => finding.rule === rule).slice(0, printedOfRule);
  const lines = printed.map(
    ({ file, line, column, severity, message }) =>
      `  ${nameFile(file)}:${line}:${column}  ${severities[severity]}  ${message}  ${rule}`,
  );
  return count > printed.length ? [...lines, text.more(rule, count - printed.length)] : lines;
}

/** The report for programs, see docs/contract.md, 6. */
export function reportToJson(report: Report, timezone: string, nameFile: NameFile): string {
  const { at, groups, rules, findings, ...rest } = report;
  const json = {
    ...rest,
    at: formatIso(at, timezone),
    groups: groups.map((result) => ({ ...result, name: groupNames[result.group] })),
    rules: rules.map((result) => ({ ...result, basis: bases[result.basis] })),
    findings: findings.map((finding) => ({ ...finding, file: nameFile(finding.file) })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
