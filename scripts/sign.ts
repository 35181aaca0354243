import path from 'node:path';
import { parseArgs } from 'node:util';
import { withLogLock } from '@/lib/provenance/log/log-lock';
import { verifierKey } from '@/lib/provenance/note';
import { addKey, beginLog, requireCurrent, revokeKey } from '@/lib/provenance/signing/change-keys';
import { createSigner, KeyError, readSigner, type Signer } from '@/lib/provenance/signing/keys';
import { signChanges, slugsToSign } from '@/lib/provenance/signing/sign-changes';
import { logFolder, openSiteLog } from '@/lib/provenance/signing/site-log';
import { createClock } from '@/lib/site/clock';
import { environmentOrExit, withPublishedNewsroom } from './support/newsroom';

/**
 * `npm run sign [-- slug …]` signs what differs from the last records and logs it.
 * `--new-key` makes the first key, or another when the old one is lost; `--rotate <file>` makes the next one, by the old;
 * `--revoke <kid> --reason … [--size n]` takes one back. Exit 2 when the call or the environment is wrong.
 */
const usage =
  'usage: npm run sign [-- slug … | --new-key | --rotate <new key file> | --revoke <kid> --reason <words> [--size <entries>]]';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      options: { 'new-key': { type: 'boolean' }, rotate: text, revoke: text, reason: text, size: text },
      allowPositionals: true,
    });
    const asked = [values['new-key'], values.rotate, values.revoke].filter((value) => value !== undefined);
    if (asked.length > 1 || (asked.length === 1 && positionals.length > 0)) fail(usage);
    if (values.size !== undefined && !/^\d{1,15}$/.test(values.size)) fail(usage);
    return { ...values, slugs: positionals };
  } catch {
    return fail(usage);
  }
}

const { 'new-key': newKey, rotate, revoke, reason, size, slugs } = readArguments();
const environment = environmentOrExit();
const { contentDir, siteUrl, signingKeyFile } = environment;
if (signingKeyFile === undefined) fail('SIGNING_KEY_FILE is not set: set it to the file of the private key');
const keyFile = signingKeyFile;
const folder = path.join(contentDir, logFolder);
const now = Math.floor(createClock(environment.testClockFile).now() / 1000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What to keep elsewhere, so that a hijacked site cannot show a key of its own. */
async function tell({ kid }: Signer): Promise<void> {
  const site = openSiteLog(contentDir);
  const key = site?.keys.keys.find((one) => one.kid === kid);
  if (!site || !key) return;
  say(`key      ${kid}`);
  say(`log      ${site.keys.log}`);
  say(`verifier ${await verifierKey(site.keys.log, key)}`);
  say(`DNS TXT  _news-key.${new URL(site.keys.site).hostname}  "v=newskey1; kid=${kid}"`);
}

async function makeKey(): Promise<void> {
  const site = openSiteLog(contentDir);
  const signer = createSigner(keyFile);
  if (site) await addKey(site, signer, undefined, now);
  else await beginLog(folder, siteUrl, signer, now);
  await tell(signer);
}

async function changeKeys(): Promise<void> {
  const site = openSiteLog(contentDir);
  if (!site) fail(`${folder} has no keys: begin with npm run sign -- --new-key`);
  const signer = readSigner(keyFile);
  requireCurrent(site, signer, now);
  if (rotate !== undefined) {
    const fresh = createSigner(rotate);
    await addKey(site, fresh, signer, now);
    return tell(fresh);
  }
  if (!reason) fail('--reason: say why, readers of the key set see it');
  await revokeKey(site, revoke ?? '', reason, signer, now, size === undefined ? undefined : Number(size));
  say(`revoked  ${revoke}`);
}

async function signArticles(): Promise<void> {
  const site = openSiteLog(contentDir);
  if (!site) fail(`${folder} has no keys: begin with npm run sign -- --new-key`);
  const signer = readSigner(keyFile);
  requireCurrent(site, signer, now);
  await withPublishedNewsroom(environment, async (newsroom) => {
    const unknown = slugs.find((slug) => newsroom.store.filesOfSlug(slug).length === 0);
    if (unknown !== undefined) fail(`${unknown}: no such article in ${contentDir}`);
    const chosen = slugs.length > 0 ? slugs : slugsToSign(newsroom, site);
    const signed = await signChanges(newsroom, site, signer, chosen);
    for (const { action, slug, version } of signed) say(`${action.padEnd(8)} ${slug} ${version}`);
    say(`${signed.length} signed, ${site.log.checkpoint()?.size ?? 0} entries in ${site.keys.log}`);
  });
}

try {
  await withLogLock(folder, () => (newKey ? makeKey() : rotate || revoke ? changeKeys() : signArticles()));
} catch (error) {
  if (error instanceof KeyError) fail(error.message);
  throw error;
}
