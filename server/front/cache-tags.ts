import { namesOf } from '@/lib/purge/cache-tag';
import type { Environment } from '@/lib/site/env';
import type { Document } from '../document';

type Headers = Readonly<Record<string, string>>;

/** What answers say to caches in front: what they were made from, and how long whoever is told of changes may keep them. */
export class CacheTags {
  private readonly names: readonly string[];
  private readonly lifetime: Headers;
  private readonly known = new WeakMap<Document, WeakMap<Headers, Headers>>();

  constructor({ cacheTagHeaders, purge }: Pick<Environment, 'cacheTagHeaders' | 'purge'>) {
    this.names = cacheTagHeaders;
    const keep = `max-age=${purge?.keepSeconds}`;
    // RFC 9213; Fastly and Akamai read its forerunner.
    const names = [
      'CDN-Cache-Control',
      ...(cacheTagHeaders.includes('Surrogate-Key') ? ['Surrogate-Control'] : []),
    ];
    this.lifetime = purge ? Object.fromEntries(names.map((name) => [name, keep])) : {};
  }

  /** Header fields with the tags; none where nobody wants them. @param tags encoded ones */
  fieldsOf(tags: readonly string[]): Headers {
    if (this.names.length === 0 || tags.length === 0) return {};
    const names = namesOf(tags);
    return Object.fromEntries(
      this.names.map((header) => [header, names.join(header === 'Cache-Tag' ? ',' : ' ')]),
    );
  }

  /** The headers of a page that is right at this moment. The same object for the same page, so that it costs nothing. */
  ofPage(document: Document, headers: Headers): Headers {
    if (this.names.length === 0 || document.cacheTags.length === 0) return headers;
    let forms = this.known.get(document);
    if (!forms) {
      forms = new WeakMap();
      this.known.set(document, forms);
    }
    let made = forms.get(headers);
    if (!made) {
      made = { ...headers, ...this.lifetime, ...this.fieldsOf(document.cacheTags) };
      forms.set(headers, made);
    }
    return made;
  }
}
