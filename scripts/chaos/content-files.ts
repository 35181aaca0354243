import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileKind } from '@/lib/content/tree';
import { digestFile } from './digest-file';
import { canary, mutate } from './mutate';
import { Random } from './random';

export interface ContentOutcome {
  files: number;
  accepted: number;
  crashes: string[];
  /** How often code in a file was run. */
  executed: number;
  /** Markup in answers that a browser would run. */
  active: string[];
  /** Refused without a place to look at. */
  unplaced: string[];
  /** Processor time of the slowest file, in milliseconds. */
  slowestMs: number;
  slowest: string;
}

const running = new RegExp(
  `<script[^>]*>[^<]*${canary}|<[^>]*\\son\\w+="[^"]*${canary}|<[a-z][^<>]*\\s(?:href|src|poster|action)="\\s*(?:javascript|vbscript|data):`,
  'i',
);

/** Content files of a tree, by their paths in it. */
export function readSources(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const wanted = names.filter((name) => ['article', 'topic', 'page', 'settings'].includes(fileKind(name)));
  return new Map(wanted.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** Mutates files of a tree and has each read, checked and rendered. */
export async function tryFiles(
  sources: ReadonlyMap<string, string>,
  count: number,
  seed: number,
  say: (text: string) => void = () => undefined,
): Promise<ContentOutcome> {
  const random = new Random(seed);
  const outcome: ContentOutcome = {
    files: 0,
    accepted: 0,
    crashes: [],
    executed: 0,
    active: [],
    unplaced: [],
    slowestMs: 0,
    slowest: '',
  };
  Reflect.set(globalThis, canary, () => {
    outcome.executed += 1;
  });
  const entries = [...sources];
  const others = [...sources.values()];
  for (; outcome.files < count; outcome.files += 1) {
    const [file, source] = random.pick(entries);
    const bytes = mutate(source, others, random);
    if (outcome.files % 1000 === 999) say(`${outcome.files + 1} of ${count}`);
    await tryFile(`#${outcome.files} ${file}`, file, bytes, outcome);
  }
  Reflect.deleteProperty(globalThis, canary);
  return outcome;
}

async function tryFile(name: string, file: string, bytes: Buffer, outcome: ContentOutcome): Promise<void> {
  const before = process.cpuUsage();
  try {
    const { accepted, problems, html } = await digestFile(file, bytes);
    if (accepted) outcome.accepted += 1;
    const errors = problems.filter(({ severity }) => severity === 'error');
    const placed = errors.filter((error) => error.file === file && error.line >= 1 && error.column >= 1);
    if (!accepted && (errors.length === 0 || placed.length < errors.length)) outcome.unplaced.push(name);
    const found = running.exec(html);
    if (found) outcome.active.push(`${name}: ${found[0].slice(0, 200)}`);
  } catch (error) {
    outcome.crashes.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  if (ms <= outcome.slowestMs) return;
  outcome.slowestMs = ms;
  outcome.slowest = name;
}
