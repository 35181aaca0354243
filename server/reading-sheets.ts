import { allReadings, readingCookie, readingOf } from '@/lib/site/reading';
import { readingCss } from '@/lib/site/reading-css';
import { compressBest, type Document, makeDocument } from './document';

/** /reading.css for every choice there is, made once: each page asks for it (contract 8). */
export class ReadingSheets {
  private constructor(private readonly sheets: ReadonlyMap<string, Document>) {}

  static async make(): Promise<ReadingSheets> {
    const sheets = new Map<string, Document>();
    for (const reading of allReadings()) {
      const css = readingCss(reading);
      const body = Buffer.from(css);
      const sheet = makeDocument({ status: 200, type: 'text/css; charset=utf-8', body, cacheTags: [] });
      await compressBest(sheet);
      sheets.set(css, sheet);
    }
    return new ReadingSheets(sheets);
  }

  /** The sheet for what the Cookie header says. */
  get(cookies: string): Document | undefined {
    const reading = readingOf(cookies.includes(readingCookie) ? cookies : undefined);
    return this.sheets.get(readingCss(reading));
  }
}
