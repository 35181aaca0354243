import type { Basis, GroupId, InspectionSeverity, RuleId } from './rules';

export interface PlacedFinding {
  /** Relative to the content tree. */
  file: string;
  line: number;
  column: number;
  severity: InspectionSeverity;
  rule: RuleId;
  group: GroupId;
  message: string;
}

export type Counts = Record<InspectionSeverity, number>;

export interface GroupResult {
  group: GroupId;
  /** The most that it can cost. */
  points: number;
  deducted: number;
  counts: Counts;
}

export interface RuleResult {
  rule: RuleId;
  group: GroupId;
  severity: InspectionSeverity;
  basis: Basis;
  count: number;
  /** How many of them stand in the report. */
  shown: number;
}

export interface Score {
  score: number;
  least: number;
  passed: boolean;
  counts: Counts;
  /** The worst first. */
  groups: GroupResult[];
  /** Those that found something, in the order of the groups, the worst first. */
  rules: RuleResult[];
  /** In the order of the rules, by file and line. */
  findings: PlacedFinding[];
}

export interface Report extends Score {
  site: string;
  /** Epoch milliseconds. */
  at: number;
  /** Visible articles. */
  articles: number;
}
