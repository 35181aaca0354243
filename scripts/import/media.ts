import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { slugify } from '@/lib/content/slugify';
import { hashOf } from '@/lib/content/tree';
import { absolute, decoded } from './addresses';
import { fetchPublic } from './fetch-public';
import { localCandidates } from './local-files';
import { acceptedType, sniff } from './sniff';
import { texts } from './texts';
import { type Source, type SourceArticle, SourceError } from './types';

const text = texts.media;
const mostBytes = 50 * 1024 ** 2;
const mostRemoteBytes = 20 * 1024 ** 2;

export interface MediaOptions {
  contentDir: string;
  fetchMedia: boolean;
  dryRun: boolean;
  /** Which machines are not asked; see fetchPublic. */
  refuses?: (ip: string) => boolean;
}

export type Brought = { url: string } | { remark: string };

/** Brings files of one article to `media/import/<slug>/`. What is there already is not brought again. */
export class MediaCarrier {
  constructor(
    private readonly options: MediaOptions,
    private readonly source: Source,
    private readonly article: SourceArticle,
    private readonly slug: string,
  ) {}

  /** @param src as written at the source; never throws for what the address or the file is */
  async bring(src: string): Promise<Brought> {
    if (src.startsWith('data:')) return this.bringInline(src);
    const known = this.find(this.nameOf(src));
    if (known) return { url: known };
    for (const file of localCandidates(src, this.article, this.source)) {
      const found = this.readLocal(file);
      if (found) return this.store(src, found, acceptedType(file, found));
    }
    return this.bringRemote(src);
  }

  private bringInline(src: string): Brought {
    const match = /^data:[a-z0-9.+/-]*;base64,([\s\S]+)$/i.exec(src);
    const bytes = Buffer.from(match?.[1] ?? '', 'base64');
    return this.store(src, bytes, sniff(bytes));
  }

  private async bringRemote(src: string): Promise<Brought> {
    const address = absolute(src, this.article.address);
    if (address === undefined) return { remark: text.missing(src) };
    if (!this.options.fetchMedia) return { remark: text.remote(address) };
    if (this.options.dryRun) return { remark: text.dryRun(address) };
    try {
      const { refuses } = this.options;
      const bytes = await fetchPublic(address, { mostBytes: mostRemoteBytes, ...(refuses && { refuses }) });
      return this.store(src, bytes, sniff(bytes));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return { remark: text.refused(address, error.message) };
    }
  }

  private readLocal(file: string): Buffer | undefined {
    try {
      const real = realpathSync(file);
      const root = realpathSync(this.source.root ?? '');
      // Neither dots nor links lead out of the folder that was given.
      if (!real.startsWith(root + path.sep)) return undefined;
      const stat = statSync(real);
      return stat.isFile() && stat.size <= mostBytes ? readFileSync(real) : undefined;
    } catch {
      return undefined;
    }
  }

  private store(src: string, bytes: Buffer, extension: string | undefined): Brought {
    const shown = src.startsWith('data:') ? `${src.slice(0, 30)}…` : src;
    if (extension === undefined) return { remark: text.refused(shown, text.type) };
    const name = `${this.nameOf(src)}.${extension}`;
    const url = `/media/import/${this.slug}/${name}`;
    const file = path.join(this.options.contentDir, url);
    if (!this.options.dryRun && !existsSync(file)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    return { url };
  }

  /** The same for the same address, whatever type it turns out to have. */
  private nameOf(src: string): string {
    const last = src.startsWith('data:')
      ? 'picture'
      : (decoded(src).split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
    const base =
      slugify(last.replace(/\.[a-z0-9]{1,5}$/i, ''))
        .slice(0, 40)
        .replace(/-$/, '') || 'file';
    const mark = hashOf(Buffer.from(src))
      .replace(/[^a-zA-Z0-9]/g, '')
      .slice(0, 6)
      .toLowerCase();
    return `${base}-${mark}`;
  }

  private find(name: string): string | undefined {
    const folder = `/media/import/${this.slug}`;
    try {
      const file = readdirSync(path.join(this.options.contentDir, folder)).find((entry) =>
        entry.startsWith(`${name}.`),
      );
      return file && `${folder}/${file}`;
    } catch {
      return undefined;
    }
  }
}
