import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Row } from './statistics';

/** What a suite may use. */
export interface Bench {
  /** Articles in the large tree (`BENCH_ARTICLES`). */
  size: number;
  /** The same, for a suite whose tree has another size when none is given. */
  sizeOr: (usual: number) => number;
  /** `--build` was given. */
  withBuild: boolean;
  /** A folder of this run, made when it is not there; gone when the run ends. */
  folder: (name: string) => string;
  say: (text: string) => void;
  /** Markdown for the documentation, beside the rows. */
  show: (markdown: string) => void;
}

export interface Suite {
  /** One line that says what to install, when something is missing. */
  missing?: () => string | undefined;
  run: (bench: Bench) => Promise<Row[]>;
}

/** Runs `work` with a temporary folder that does not outlive it. */
export function withBench<T>(withBuild: boolean, work: (bench: Bench) => Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'kaiyuan-bench-'));
  const folder = (name: string): string => {
    const made = path.join(root, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  // Also when the run fails or is interrupted.
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  const show = (markdown: string): void => void process.stdout.write(`\n${markdown}\n`);
  const sizeOr = (usual: number): number => Number(process.env.BENCH_ARTICLES ?? usual);
  return work({ size: sizeOr(10_000), sizeOr, withBuild, folder, say, show });
}
