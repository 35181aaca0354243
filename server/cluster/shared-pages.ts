import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { Document } from '../document';
import type { History } from './history';
import { decodePage, encodePage } from './page-record';
import type { RedisLink } from './redis-link';

/** What became of looking for a page: nothing was there, it was of other content, or nobody could be asked. */
export type Lookup = 'hit' | 'miss' | 'refused' | 'skipped';

/** Kept for so long, in seconds; what nobody makes anew by then has mostly left the history of states too. */
const keptSeconds = 24 * 3600;

/** Made from more than content: each instance makes these for itself. */
function isOwn({ cacheTags }: Document): boolean {
  return cacheTags.includes(pageTag.mostRead);
}

/** What the page store asks of pages that other instances rendered. */
export interface PageExchange {
  find(key: string): Promise<Document | undefined>;
  /** Makes a page, and passes it on when the content has not moved meanwhile. */
  make(key: string, work: () => Promise<Document>): Promise<Document>;
  /** A better compressed form was made of a document that lies in the cache. */
  improved(key: string, document: Document): void;
  /** Whether a document came from another instance. */
  isForeign(document: Document): boolean;
}

/** Rendered pages in Redis, each with the state of the content that it was made from. */
export class SharedPages implements PageExchange {
  /** The state at which a document was made, here or elsewhere. */
  private readonly states = new WeakMap<Document, string>();
  private readonly foreign = new WeakSet<Document>();

  /** @param prefix of keys: names the site, the build and the configuration that pages depend on */
  constructor(
    private readonly newsroom: Newsroom,
    private readonly link: RedisLink,
    private readonly history: History,
    private readonly prefix: string,
    private readonly count: (lookup: Lookup) => void,
  ) {}

  async find(key: string): Promise<Document | undefined> {
    if (this.link.health === 'away' || this.present() === undefined) {
      this.count('skipped');
      return undefined;
    }
    const bytes = await this.link.read((client) => client.get(this.prefix + key));
    const record = bytes ? await decodePage(bytes) : undefined;
    if (!record) {
      this.count(bytes === undefined ? 'skipped' : 'miss');
      return undefined;
    }
    const { document, state } = record;
    this.newsroom.catchUp();
    if (this.present() === undefined || !this.history.accepts(state, document.cacheTags)) {
      this.count('refused');
      return undefined;
    }
    this.count('hit');
    this.states.set(document, state);
    this.foreign.add(document);
    return document;
  }

  async make(key: string, work: () => Promise<Document>): Promise<Document> {
    const { revision } = this.newsroom;
    const state = this.present();
    const document = await work();
    // Time may have passed a due article in the middle of the work.
    this.newsroom.catchUp();
    const isSound = document.status < 500 && document.cacheTags.length > 0 && !isOwn(document);
    if (state !== undefined && isSound && this.present() === state && this.newsroom.revision === revision) {
      this.states.set(document, state);
      // The reader goes first.
      setImmediate(() => this.pass(key, document, state));
    }
    return document;
  }

  improved(key: string, document: Document): void {
    const state = this.states.get(document);
    if (state !== undefined) this.pass(key, document, state);
  }

  isForeign(document: Document): boolean {
    return this.foreign.has(document);
  }

  private pass(key: string, document: Document, state: string): void {
    if (this.link.health !== 'well' || this.history.isAmbiguous(state)) return;
    const write = async (): Promise<void> => {
      const bytes = await encodePage({ document, state });
      const expiration = { type: 'EX', value: keptSeconds } as const;
      if (bytes) await this.link.write((client) => client.set(this.prefix + key, bytes, { expiration }));
    };
    // A page that is not passed on is rendered where it is needed.
    write().catch(() => undefined);
  }

  /** The present state; undefined where it is none that pages may be exchanged at. */
  private present(): string | undefined {
    const { state } = this.newsroom;
    return state === undefined || this.history.isAmbiguous(state) ? undefined : state;
  }
}
