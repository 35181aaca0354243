import type { CanonicalText } from '@/lib/provenance/canonical';
import { type ProofSource, proofPaths } from '@/lib/provenance/proof-source';
import type { KeySet, RecordFile } from '@/lib/provenance/record';

/**
 * What was signed, from the site that the page came from. Everything is asked for once and kept while the page is open;
 * without a network, what is not there is passed over, and `isPartial` says so.
 */
export class SiteSource implements ProofSource {
  isPartial = false;
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly known = new Set<string>();

  /** Fetches what every verification needs, before there is one. */
  async begin(): Promise<void> {
    await Promise.allSettled([this.indexBits(), this.keys()]);
  }

  async indexBits(): Promise<number> {
    const index = await this.get<{ bits: number }>(proofPaths.index);
    return index?.bits ?? 0;
  }

  async indexShard(name: string): Promise<Readonly<Record<string, readonly string[]>>> {
    return (await this.get<Record<string, string[]>>(proofPaths.shard(await this.indexBits(), name))) ?? {};
  }

  async records(slug: string): Promise<RecordFile | undefined> {
    const records = await this.get<RecordFile>(proofPaths.records(slug));
    if (records) this.known.add(slug);
    return records;
  }

  async text(slug: string, version: number): Promise<CanonicalText | undefined> {
    try {
      return await this.get<CanonicalText>(proofPaths.text(slug, version));
    } catch {
      this.isPartial = true;
      return undefined;
    }
  }

  /** @throws when the site has none */
  async keys(): Promise<KeySet> {
    const keys = await this.get<KeySet>(proofPaths.keys);
    if (!keys) throw new Error('the site publishes no keys');
    return keys;
  }

  /** Articles whose records are here. */
  get slugs(): string[] {
    return [...this.known];
  }

  /** Fetches what a verification against an article needs. @returns undefined when nothing was signed */
  async prepare(slug: string): Promise<{ title: string; url: string | undefined } | undefined> {
    const [records] = await Promise.all([this.records(slug), this.keys()]);
    const versions = records?.versions ?? [];
    const texts = await Promise.all(
      versions.slice(-latestVersions).map(({ record }) => {
        return record.action === 'withdraw' ? undefined : this.text(slug, record.version);
      }),
    );
    const latest = texts.findLast((text) => text);
    const title = latest?.blocks.find(({ type }) => type === 'title')?.text ?? slug;
    return versions.length > 0 ? { title, url: latest?.fields.url } : undefined;
  }

  /** Undefined for what is not there. @throws when the site cannot be asked; what failed is asked for again next time */
  private get<T>(address: string): Promise<T | undefined> {
    const before = this.kept.get(address);
    if (before) return before as Promise<T | undefined>;
    const asked = ask<T>(address);
    this.kept.set(address, asked);
    asked.catch(() => this.kept.delete(address));
    return asked;
  }
}

async function ask<T>(address: string): Promise<T | undefined> {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok && answer.status !== 404 && answer.status !== 410)
    throw new Error(`${answer.status} ${address}`);
  return answer.ok ? await answer.json() : undefined;
}

/** A copy is hardly ever older. */
const latestVersions = 5;
