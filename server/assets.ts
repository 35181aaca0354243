import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lookup } from 'mrmime';
import { assetFolder, isBundleAddress } from '@/lib/site/assets';
import { ownUseHeaders } from '@/lib/site/security-headers';
import { compressBest, type Document, makeDocument } from './document';

const prefix = '/_next/static/';

/** Folder and name below it of a built file, from its address. */
function locate(requested: string): { folder: string; name: string } | undefined {
  if (requested.startsWith(prefix)) return { folder: 'static', name: requested.slice(prefix.length) };
  if (isBundleAddress(requested))
    return { folder: path.basename(assetFolder), name: path.basename(requested) };
  return undefined;
}

/** Names of built files carry a digest of their content: they never change. */
export const assetHeaders = { ...ownUseHeaders, 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Files of the build, and of others that pages may still name, compressed once each and kept: there are few of them. */
export class AssetStore {
  private readonly documents = new Map<string, Promise<Document | undefined>>();

  private readonly roots: readonly string[];

  /** @param kept where files of other builds are (see kept-assets.ts) */
  constructor(kept?: string, build = path.join(process.cwd(), '.next')) {
    this.roots = kept === undefined ? [build] : [build, kept];
  }

  /** Undefined when the path is not one of the build's files. */
  get(requested: string): Promise<Document | undefined> {
    const place = locate(requested);
    if (!place) return Promise.resolve(undefined);
    const known = this.documents.get(requested);
    if (known) return known;
    const made = this.find(place.folder, place.name);
    this.documents.set(requested, made);
    made.then((document) => {
      if (!document) this.documents.delete(requested);
    });
    return made;
  }

  private async find(folder: string, name: string): Promise<Document | undefined> {
    for (const root of this.roots) {
      const document = await this.read(path.join(root, folder), name);
      if (document) return document;
    }
    return undefined;
  }

  private async read(root: string, name: string): Promise<Document | undefined> {
    const file = path.join(root, name);
    if (!file.startsWith(root + path.sep)) return undefined;
    try {
      const type = lookup(file) ?? 'application/octet-stream';
      const charset = /^text\/|javascript$/.test(type) ? '; charset=utf-8' : '';
      const body = readFileSync(file);
      const document = makeDocument({ status: 200, type: type + charset, body, cacheTags: [] });
      await compressBest(document);
      return document;
    } catch {
      return undefined;
    }
  }
}
