import type { Fields } from '@/lib/content/model';
import type { ContentTree } from '@/lib/content/tree';
import type { Problem, Severity } from '@/lib/content/types';
import { ruleMessages as text } from '@/lib/site/messages-rules';
import { type HouseFile, listOf, memberOf, problemAt, readHouseFile, textEntries } from './house-file';

export const rulesFile = 'house/rules.yaml';

export const rulesFields = {
  severity: { type: 'map', of: { type: 'enum', options: ['error', 'warning', 'off'] } },
  suppress: {
    type: 'list',
    of: {
      type: 'nested',
      name: 'Suppression',
      fields: {
        file: { type: 'string', required: true },
        rule: { type: 'string', required: true },
        reason: { type: 'string', required: true },
      },
    },
  },
} as const satisfies Fields;

interface Suppression {
  file: string;
  rule: string;
  used: boolean;
}

/** What the house decides of each rule: `house/rules.yaml`. A file with errors decides nothing. */
export class HouseRules {
  readonly problems: Problem[];
  private readonly severities: ReadonlyMap<string, string>;
  private readonly suppressions: Suppression[];
  private readonly file: HouseFile;

  /** @param known names of all rules whose severity may be decided */
  constructor(tree: ContentTree, known: ReadonlySet<string>) {
    this.file = readHouseFile(tree, rulesFile, rulesFields);
    const severities = textEntries(memberOf(this.file.value, 'severity'));
    const suppressions = listOf(memberOf(this.file.value, 'suppress')).map((entry) => ({
      file: String(memberOf(entry, 'file')),
      rule: String(memberOf(entry, 'rule')),
      used: false,
    }));
    const unknown = (path: (string | number)[], rule: string, key: boolean): Problem[] =>
      known.has(rule)
        ? []
        : problemAt(this.file, { path, key, rule: 'unknown-rule', message: text.unknownRule(rule) });
    this.problems = [
      ...this.file.problems,
      ...severities.flatMap(([rule]) => unknown(['severity', rule], rule, true)),
      ...suppressions.flatMap(({ rule }, index) => unknown(['suppress', index, 'rule'], rule, false)),
    ];
    const valid = this.problems.length === 0;
    this.severities = new Map(valid ? severities : []);
    this.suppressions = valid ? suppressions : [];
  }

  /** The severity of a rule in this house; undefined when it is switched off. */
  severityOf({ name, severity }: { name: string; severity: Severity }): Severity | undefined {
    const decided = this.severities.get(name) ?? severity;
    return decided === 'error' || decided === 'warning' ? decided : undefined;
  }

  /** Whether what a rule found in a file is accepted; remembers that the entry was needed. */
  suppresses(problem: Pick<Problem, 'file' | 'rule'>): boolean {
    const entry = this.exception(problem);
    if (entry) entry.used = true;
    return entry !== undefined;
  }

  /** The same, before anything was found. */
  excepts(problem: Pick<Problem, 'file' | 'rule'>): boolean {
    return this.exception(problem) !== undefined;
  }

  private exception({ file, rule }: Pick<Problem, 'file' | 'rule'>): Suppression | undefined {
    return this.suppressions.find((found) => found.file === file && found.rule === rule);
  }

  /** Entries that suppressed nothing, once every file has been checked: the text was mended, or the file moved. */
  unused(): Problem[] {
    return this.suppressions.flatMap(({ file, rule, used }, index) => {
      if (used) return [];
      const message = text.unusedSuppression(file, rule);
      const finding = { path: ['suppress', index], rule: 'unused-suppression', message };
      return problemAt(this.file, finding).map((problem) => ({ ...problem, severity: 'warning' as const }));
    });
  }
}
