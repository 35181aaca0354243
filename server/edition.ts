import { convertDocument } from '@/lib/edition/convert-document';
import { convertFeedLinks } from '@/lib/edition/convert-feed';
import { type Convert, createConverter } from '@/lib/edition/convert-text';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Document, makeDocument } from './document';

/** Documents of the Traditional edition, made from finished ones of the default edition; they share their tags. */
export class TraditionalEdition {
  /** Made when it is first needed: OpenCC's dictionary takes half a second to load, and 40 MB. */
  private convert: Convert | undefined;
  private exceptions: object | undefined;

  constructor(private readonly newsroom: Newsroom) {}

  /** @param keep false when the original is a last good version: its conversion must not outlive it */
  make(original: Document, keep: boolean): Document {
    const { status, type, headers, lastModified, bodies, cacheTags } = original;
    const text = bodies.identity.toString('utf8');
    const { environment, settings } = this.newsroom;
    const hubs = settings.site().webSubHubs;
    const conversion = { convert: this.converter(), origin: environment.siteUrl, hubs };
    const { Link: link } = headers;
    return makeDocument({
      status,
      type,
      lastModified,
      headers: link ? { ...headers, Link: convertFeedLinks(link, conversion) } : headers,
      body: Buffer.from(convertDocument(text, type, conversion)),
      cacheTags: keep ? cacheTags : [],
    });
  }

  private converter(): Convert {
    const exceptions = this.newsroom.settings.traditional();
    if (this.convert && exceptions === this.exceptions) return this.convert;
    this.exceptions = exceptions;
    this.convert = createConverter(exceptions);
    return this.convert;
  }
}
