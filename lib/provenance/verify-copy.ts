import type { CanonicalText } from './canonical';
import { compareCopy } from './compare-copy';
import type { Copy } from './copy';
import { blockDigest, digestsOf } from './digest';
import { copyFingerprints, shardOf } from './fingerprints';
import { type LooseCopy, looseCopy } from './loose-copy';
import { looseText } from './normalise';
import type { ProofSource } from './proof-source';
import type { SignedRecord } from './record';
import { checkRecord, type RecordTrust } from './trust';
import type { Comparison, Verdict } from './verdict';

/** What was found about a copy. Nothing of the copy left the machine that it was made on. */
export interface CopyReport {
  verdict: Verdict;
  /** The article that the copy was made from; none with `no-record`. */
  slug?: string;
  /** Versions of it, the latest last. */
  versions: SignedRecord[];
  /** The version that the copy is nearest to. */
  version?: number;
  /** Its text. */
  text?: CanonicalText;
  comparison?: Comparison;
  /** Of an article whose text is public no longer: how many of its blocks the copy has. */
  blocks?: { found: number; total: number };
  trust?: RecordTrust;
}

/** How many parts of the index are asked for, at first and as long as no article that is found in them is the original. */
const rounds = [20, 20, 40, 80];

/** Candidates that are looked at in each round. */
const candidates = 3;

/** Below this share of common words a likeness is chance. */
const leastShare = 0.12;

/** Finds the original of a copy and says how they differ. @throws what the source throws: it could not be asked */
export async function verifyCopy(copy: Copy, source: ProofSource, slug?: string): Promise<CopyReport> {
  const loose = looseCopy(copy);
  const none: CopyReport = { verdict: 'no-record', versions: [] };
  if (slug !== undefined) return (await verifyAgainst(copy, loose, slug, source)) ?? none;
  const tried = new Set<string>();
  for await (const slugs of findCandidates(loose.text, source)) {
    const fresh = slugs.filter((found) => !tried.has(found)).slice(0, candidates);
    let best: CopyReport | undefined;
    for (const candidate of fresh) {
      tried.add(candidate);
      const report = await verifyAgainst(copy, loose, candidate, source);
      if (report && weight(report) > (best ? weight(best) : 0)) best = report;
    }
    if (best) return best;
  }
  return none;
}

/** How much of the copy an article explains. */
function weight({ comparison, blocks, text }: CopyReport): number {
  if (comparison && text) {
    const length = text.blocks.reduce((sum, block) => sum + block.text.length, 0);
    return comparison.share * (comparison.scope === 'excerpt' ? length : length * 2);
  }
  return blocks ? blocks.found / 10 : 0;
}

/**
 * Slugs by how many fingerprints they share with a copy, the most first; again for each further part of the index.
 * @param loose the copy in loose form
 */
async function* findCandidates(loose: string, source: ProofSource): AsyncGenerator<string[]> {
  const keys = copyFingerprints(loose);
  const bits = await source.indexBits();
  const shards = new Map<string, number[]>();
  for (const key of keys) {
    const name = shardOf(key, bits);
    shards.set(name, [...(shards.get(name) ?? []), key]);
  }
  const names = [...shards.keys()];
  const votes = new Map<string, number>();
  let from = 0;
  for (const count of rounds) {
    const asked = names.slice(from, from + count);
    from += count;
    const parts = await Promise.all(asked.map((name) => source.indexShard(name)));
    parts.forEach((part, index) => {
      for (const key of shards.get(asked[index] ?? '') ?? []) {
        for (const slug of part[key.toString(16).padStart(8, '0')] ?? [])
          votes.set(slug, (votes.get(slug) ?? 0) + 1);
      }
    });
    yield [...votes].sort((a, b) => b[1] - a[1]).map(([slug]) => slug);
    if (from >= names.length) return;
  }
}

async function verifyAgainst(
  copy: Copy,
  loose: LooseCopy,
  slug: string,
  source: ProofSource,
): Promise<CopyReport | undefined> {
  const [records, keys] = await Promise.all([source.records(slug), source.keys()]);
  const versions = records?.versions ?? [];
  const latest = versions.at(-1);
  if (!latest) return undefined;
  const about = { slug, versions };
  if (latest.record.action === 'withdraw') {
    const blocks = await countBlocks(copy, versions);
    const trust = await checkRecord(latest, keys);
    return blocks.found > 0
      ? { ...about, verdict: 'withdrawn', version: latest.record.version, blocks, trust }
      : undefined;
  }
  let nearest: CopyReport | undefined;
  for (const signed of versions.toReversed()) {
    const { version, action } = signed.record;
    if (action === 'withdraw') continue;
    const text = await source.text(slug, version);
    const comparison = text && compareCopy(copy, text, loose);
    if (!text || !comparison || comparison.share < leastShare) continue;
    const isNearer =
      !nearest?.comparison || isEqualText(comparison) || comparison.share > nearest.comparison.share;
    if (isNearer) {
      const trust = await checkRecord(signed, keys, text);
      nearest = { ...about, verdict: comparison.verdict, version, text, comparison, trust };
    }
    if (isEqualText(comparison)) break;
  }
  return nearest && { ...nearest, verdict: verdictOf(nearest, latest, versions) };
}

function isEqualText({ verdict }: Comparison): boolean {
  return verdict === 'identical' || verdict === 'normalised';
}

/** What is an earlier version word for word is not altered; a later one says whether it was wrong. */
function verdictOf(
  { comparison, version = 0, verdict }: CopyReport,
  latest: SignedRecord,
  versions: readonly SignedRecord[],
): Verdict {
  if (!comparison || version === latest.record.version || !isEqualText(comparison)) return verdict;
  const later = versions.filter(({ record }) => record.version > version);
  if (later.every(({ record }) => record.action === 'minor')) return verdict;
  return later.some(({ record }) => record.action === 'correct') ? 'corrected' : 'superseded';
}

/** How many blocks of the last text that was signed the copy has as lines of its own. */
async function countBlocks(
  copy: Copy,
  versions: readonly SignedRecord[],
): Promise<{ found: number; total: number }> {
  const signed = versions.findLast(({ record }) => record.digests);
  const blocks = signed?.record.digests?.blocks ?? [];
  const lines = await Promise.all(copy.lines.map(({ text }) => blockDigest(looseText(text).text)));
  const known = new Set(lines);
  return { found: blocks.filter((digest) => known.has(digest)).length, total: blocks.length };
}

/** Whether a text is what its record says. */
export async function isSignedText(text: CanonicalText, { record }: SignedRecord): Promise<boolean> {
  return (await digestsOf(text)).strict === record.digests?.strict;
}
