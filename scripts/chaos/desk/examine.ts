import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AuditLog } from '@/lib/desk/audit';
import { versionOf } from '@/lib/desk/manuscripts/file-form';
import type { TestDesk } from '@/lib/desk/manuscripts/test-desk';
import { WorkingCopies } from '@/lib/desk/manuscripts/working-copies';
import { openDeskDatabase } from '@/lib/desk/open-desk';
import { blobOf, isWhole } from './article-text';

export interface Saved {
  slug: string;
  person: string;
  text: string;
  committed: boolean;
}

/** What an editor's working copy of an article may be: the last that was confirmed, and what was under way since. */
export type Possible = (string | undefined)[];

export const slugs = ['a', 'b', 'c', 'd'] as const;
export const fileOf = (slug: string): string => `articles/2026/${slug}/index.mdx`;

/** What is wrong after a run, by kind; nothing should be. */
export interface Findings {
  lost: string[];
  corrupt: string[];
  log: string[];
  checkout: string[];
}

export async function examine(test: TestDesk, saved: readonly Saved[]): Promise<Findings> {
  return {
    lost: slugs.flatMap((slug) => lostOf(test, slug, saved)),
    corrupt: slugs.flatMap((slug) => corruptOf(test, slug)),
    log: await gapsInLog(test, saved),
    checkout: unsoundCheckout(test),
  };
}

function keptTexts(test: TestDesk, slug: string): string[] {
  const folder = path.join(test.deskDir, 'kept', slug);
  // What a killed process had only begun to keep has another name.
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Confirmed texts that are not where they should be: kept, in git, the last one in the file, in their order. */
function lostOf(test: TestDesk, slug: string, saved: readonly Saved[]): string[] {
  const raw = ['log', '--format=', '--raw', '--no-abbrev', '--no-renames', '--reverse'];
  const blobs = (...more: string[]): string[] =>
    [...test.git(...raw, ...more, '--', fileOf(slug)).matchAll(/^:\d+ \d+ \w+ (\w+)/gm)].map(
      ([, blob = '']) => blob,
    );
  const [known, kept] = [new Set(blobs('--all', '-m')), new Set(keptTexts(test, slug))];
  const own = saved.filter((one) => one.slug === slug);
  const found = own.flatMap(({ text, person, committed }) => {
    const name = `${slug} by ${person}: ${versionOf(Buffer.from(text)).slice(0, 12)}`;
    if (!kept.has(text)) return [`${name} is not kept`];
    return committed && !known.has(blobOf(text)) ? [`${name} is not in git`] : [];
  });
  if (test.read(fileOf(slug)) !== own.at(-1)?.text)
    found.push(`${slug}: the file is not what was saved last`);
  const order = blobs('--first-parent', '-m');
  const places = own.map(({ text }) => order.indexOf(blobOf(text))).filter((place) => place >= 0);
  if (places.some((place, n) => place < (places[n - 1] ?? 0))) found.push(`${slug}: another order in git`);
  return found;
}

function corruptOf(test: TestDesk, slug: string): string[] {
  const files = readdirSync(path.dirname(path.join(test.tree.root, fileOf(slug))));
  const found = files.filter((name) => name !== 'index.mdx').map((name) => `${slug}: ${name} is left over`);
  if (!isWhole(test.read(fileOf(slug)))) found.push(`${slug}: the file is not whole`);
  // A merge that was given up may have left its marks in what was there for a moment.
  const broken = keptTexts(test, slug).filter((text) => !isWhole(text) && !text.includes('<<<<<<< '));
  return [...found, ...broken.map(() => `${slug}: a kept text is not whole`)];
}

function unsoundCheckout(test: TestDesk): string[] {
  const [fsck, status] = [test.git('fsck', '--strict', '--no-dangling'), test.git('status', '--porcelain')];
  const isLocked = existsSync(path.join(test.tree.root, '.git/index.lock'));
  return [fsck, status, isLocked ? 'index.lock' : ''].filter((text) => text !== '');
}

/** Entries that are missing, not ended, or changed. */
async function gapsInLog(test: TestDesk, saved: readonly Saved[]): Promise<string[]> {
  const db = openDeskDatabase(test.deskDir);
  const audit = new AuditLog(db);
  const damaged = await audit.findDamage();
  const entries = [];
  for (let before: number | undefined; ; ) {
    const page = audit.list({ before });
    entries.push(...page);
    before = page.at(-1)?.id;
    if (before === undefined) break;
  }
  db.close();
  const begun = entries.filter(({ action }) => action === 'save-begun').map(({ id }) => id);
  const ended = entries.filter(({ action }) => action !== 'save-begun').map(({ detail }) => detail.begun);
  const done = entries.filter(({ action }) => action === 'save' || action === 'save-completed');
  const written = new Set(done.map(({ person, subject, detail }) => `${person} ${subject} ${detail.to}`));
  const names = saved.map(({ person, slug, text }) => `${person} ${slug} ${versionOf(Buffer.from(text))}`);
  return [
    ...(damaged === undefined ? [] : [`the chain breaks at ${damaged}`]),
    ...begun
      .filter((id) => ended.filter((of) => of === id).length !== 1)
      .map((id) => `${id} has not one end`),
    ...ended.filter((of) => !begun.includes(Number(of))).map((of) => `${of} has no beginning`),
    ...names.filter((name) => !written.has(name)).map((name) => `no entry of ${name}`),
  ];
}

/** Working copies that are none of what they may be. */
export function lostCopies(test: TestDesk, copies: ReadonlyMap<string, Possible>): string[] {
  const db = openDeskDatabase(test.deskDir);
  const stored = new WorkingCopies(db);
  const lost = [...copies].filter(([key, possible]) => {
    const [slug = '', person = ''] = key.split(' ');
    return !possible.includes(stored.get(slug, person)?.source);
  });
  db.close();
  return lost.map(([key]) => `working copy of ${key}`);
}
