import type { Row } from '../bench/statistics';

/** What a suite may use. */
export interface Chaos {
  seed: number;
  /** How many, when the caller says so; else the usual number of the suite. */
  countOr: (usual: number) => number;
  /** A folder of this run, made when it is not there; gone when the run ends. */
  folder: (name: string) => string;
  say: (text: string) => void;
}

export type Suite = (chaos: Chaos) => Promise<Row[]>;
