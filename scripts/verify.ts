import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { httpSource, SourceError } from '@/lib/provenance/http-source';
import type { ProofSource } from '@/lib/provenance/proof-source';
import { localSource } from '@/lib/provenance/served/local-source';
import { openSiteLog } from '@/lib/provenance/signing/site-log';
import { verifyCopy } from '@/lib/provenance/verify-copy';
import { CopyError, readCopy } from './provenance/read-copy';
import { exitCodes, writeReport } from './provenance/report';
import { environmentOrExit } from './support/newsroom';

/**
 * `npm run verify -- <url|file|-> [--site URL] [--slug slug] [--json] [--evidence file.json]` compares a copy with what was
 * signed: by the log of CONTENT_DIR, or of a site. Exit codes: see scripts/provenance/report.ts.
 */
const usage =
  'usage: npm run verify -- <url|file|-> [--site URL] [--slug slug] [--json] [--evidence file.json]';

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      options: { site: text, slug: text, evidence: text, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [from] = positionals;
    if (from === undefined || positionals.length > 1) return fail(usage, 64);
    if (values.site !== undefined && !/^https?:\/\//.test(values.site)) return fail(usage, 64);
    return { ...values, from };
  } catch {
    return fail(usage, 64);
  }
}

const { from, site, slug, json, evidence } = readArguments();

function findSource(): ProofSource {
  if (site !== undefined) return httpSource(new URL(site).origin);
  const { contentDir } = environmentOrExit();
  const log = openSiteLog(contentDir);
  return log
    ? localSource(log)
    : fail(`${contentDir} has no log of signed articles: name a site by --site`, 64);
}

try {
  const source = findSource();
  const found = await readCopy(from);
  const report = await verifyCopy(found.copy, source, slug);
  if (evidence !== undefined) {
    const { copy: _, ...copy } = found;
    const bundle = { format: 'evidence-v1', copy, site: site ?? null, keys: await source.keys(), report };
    writeFileSync(evidence, `${JSON.stringify(bundle, undefined, 2)}\n`);
  }
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : writeReport(report));
  process.exitCode = exitCodes[report.verdict];
} catch (error) {
  if (error instanceof CopyError) fail(error.message, 66);
  if (error instanceof SourceError) fail(error.message, 69);
  throw error;
}
