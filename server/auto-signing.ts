import { logCheckpoint } from '@/lib/content/tree';
import { withLogLock } from '@/lib/provenance/log/log-lock';
import { requireCurrent } from '@/lib/provenance/signing/change-keys';
import { KeyError, readSigner, type Signer } from '@/lib/provenance/signing/keys';
import { signChanges, slugsToSign } from '@/lib/provenance/signing/sign-changes';
import { openSiteLog } from '@/lib/provenance/signing/site-log';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { EnvironmentError } from '@/lib/site/env';
import { log } from './log';

/** Whoever published asks for the new page at once: it is made first. */
const pauseMs = 100;

/**
 * Signs what changes as it changes, on the machine whose SIGNING_KEY_FILE is set. No page waits for it, and a log that
 * cannot be written takes nothing down: what was not signed is signed with the next change, or by `npm run sign`.
 */
export class AutoSigning {
  private readonly waiting = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private pause: NodeJS.Timeout | undefined;
  private readonly stopListening: () => void;

  private constructor(
    private readonly newsroom: Newsroom,
    private readonly signer: Signer,
  ) {
    this.stopListening = newsroom.onChange(({ cause, change }) => {
      const slugs = cause === 'start' ? [] : [...change.changed, ...change.removed];
      if (slugs.length > 0) this.sign(slugs);
    });
  }

  /** Undefined when this machine has no key. @throws EnvironmentError when it has one that cannot sign */
  static of(newsroom: Newsroom): AutoSigning | undefined {
    const { signingKeyFile, contentDir } = newsroom.environment;
    if (signingKeyFile === undefined) return undefined;
    try {
      const signer = readSigner(signingKeyFile);
      const site = openSiteLog(contentDir);
      if (!site)
        throw new KeyError('the content tree has no transparency/keys.json: npm run sign -- --new-key');
      requireCurrent(site, signer, Math.floor(newsroom.clock.now() / 1000));
      return new AutoSigning(newsroom, signer);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      throw new EnvironmentError(`SIGNING_KEY_FILE: ${error.message}`);
    }
  }

  /** Once the index is loaded: what changed while nobody watched. */
  start(): void {
    const site = openSiteLog(this.newsroom.environment.contentDir);
    if (site) this.sign(slugsToSign(this.newsroom, site));
  }

  async close(): Promise<void> {
    this.stopListening();
    clearTimeout(this.pause);
    this.signSoon();
    await this.queue;
  }

  private sign(slugs: Iterable<string>): void {
    for (const slug of slugs) this.waiting.add(slug);
    this.pause ??= setTimeout(() => this.signSoon(), pauseMs);
  }

  private signSoon(): void {
    this.pause = undefined;
    this.queue = this.queue.then(() => this.signWaiting());
  }

  private async signWaiting(): Promise<void> {
    const slugs = [...this.waiting];
    if (slugs.length === 0) return;
    this.waiting.clear();
    const started = performance.now();
    try {
      const { newsroom, signer } = this;
      const site = openSiteLog(newsroom.environment.contentDir);
      if (!site) throw new KeyError('transparency/keys.json is gone');
      const signed = await withLogLock(site.files.folder, () => signChanges(newsroom, site, signer, slugs));
      if (signed.length === 0) return;
      log.info({ signed: signed.slice(0, 10), ms: Math.round(performance.now() - started) }, 'signed');
      await newsroom.apply('request', [logCheckpoint]);
    } catch (error) {
      for (const slug of slugs) this.waiting.add(slug);
      log.error({ err: error }, 'signing failed');
    }
  }
}
