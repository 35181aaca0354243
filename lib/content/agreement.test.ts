import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, cases, names } from './agreement-cases';
import { type DocumentKind, parseDocumentFile } from './parse';
import { fileKind } from './tree';

function kindOf(file: string): DocumentKind {
  const kind = fileKind(file);
  if (kind === 'article' || kind === 'topic' || kind === 'page') return kind;
  throw new Error(`not a document: ${file}`);
}

function ourVerdict({ file, content }: Case): string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { document, problems } = parseDocumentFile(kindOf(file), file, bytes, 'Asia/Shanghai');
  const errors = problems.filter(({ severity }) => severity === 'error');
  if ((document === undefined) !== errors.length > 0)
    throw new Error('a document comes exactly without errors');
  return errors.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const project = path.resolve('.');

/**
 * Runs `contentlayer2 build` in a folder of its own that borrows code and configuration by links, so that the
 * project's generated types are not touched. Files are accepted when a document came out of them.
 */
async function buildWithContentlayer(
  home: string,
  files: Case[],
): Promise<{ output: string; accepted: Set<string> }> {
  const content = path.join(home, 'content');
  for (const name of ['node_modules', 'lib', 'contentlayer.config.ts', 'tsconfig.json', 'package.json']) {
    symlinkSync(path.join(project, name), path.join(home, name));
  }
  for (const { file, content: bytes } of files) {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), bytes);
  }
  const cli = path.join(project, 'node_modules/contentlayer/bin/cli.cjs');
  const output = await new Promise<string>((resolve) => {
    // contentlayer believes PWD before the working directory.
    const env = { ...process.env, PWD: home, CONTENTLAYER_DIR: content };
    execFile(
      process.execPath,
      [cli, 'build', '--verbose'],
      { cwd: home, env, maxBuffer: 1 << 26 },
      (_, out, err) => resolve(out + err),
    );
  });
  const accepted = new Set<string>();
  for (const type of ['Article', 'Topic', 'StaticPage']) {
    const folder = path.join(home, '.contentlayer/generated', type);
    for (const name of generatedIn(folder)) {
      const document: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      if (typeof document === 'object' && document !== null && '_id' in document)
        accepted.add(String(document._id));
    }
  }
  return { output, accepted };
}

function generatedIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('_'));
  } catch {
    return [];
  }
}

describe('our reader', () => {
  it.each(cases.filter(({ found }) => found))('$file', (row) => {
    expect(ourVerdict(row)).toEqual(row.found);
  });

  it('has good and bad files enough to say something', () => {
    expect(cases.filter(({ found }) => found?.length === 0).length).toBeGreaterThan(40);
    expect(cases.filter(({ found }) => found && found.length > 0).length).toBeGreaterThan(60);
  });
});

describe('contentlayer', () => {
  const homes: string[] = [];
  let compilable: Awaited<ReturnType<typeof buildWithContentlayer>>;
  let broken: Awaited<ReturnType<typeof buildWithContentlayer>>;

  beforeAll(async () => {
    const build = (files: Case[]): ReturnType<typeof buildWithContentlayer> => {
      const home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-agreement-'));
      homes.push(home);
      return buildWithContentlayer(home, files);
    };
    [compilable, broken] = await Promise.all([
      build(cases.filter(({ uncompilable }) => !uncompilable)),
      build(cases.filter(({ uncompilable }) => uncompilable)),
    ]);
  }, 60_000);

  afterAll(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  it.each(cases.filter(({ uncompilable }) => !uncompilable))('agrees on $file', (row) => {
    const accepted = compilable.accepted.has(row.file);
    expect(accepted ? 'accepted' : 'refused').toBe(ourVerdict(row).length === 0 ? 'accepted' : 'refused');
    if (!accepted) expect(compilable.output).toContain(row.file);
  });

  it('accepts nothing that is not in the table', () => {
    expect([...compilable.accepted].filter((file) => !names.has(file))).toEqual([]);
  });

  it('fails on bodies that are no MDX, each of which our reader refuses too', () => {
    expect([...broken.accepted]).toEqual([]);
    for (const row of cases.filter(({ uncompilable }) => uncompilable)) {
      expect(broken.output).toContain(`"${row.file}": UnexpectedMDXError`);
      expect(ourVerdict(row)).not.toEqual([]);
    }
  });
});
