import { existsSync, readFileSync } from 'node:fs';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { AnnounceStore } from '@/lib/announce/announce-store';
import { Announcer } from '@/lib/announce/announcer';
import type { AnnounceEvent } from '@/lib/announce/delivery';
import { openAnnounceStore } from '@/lib/announce/open-announce-store';
import { findTargets } from '@/lib/announce/targets';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { log } from './log';

const tickMs = 500;

/** Where an operator's own robots.txt stands; it is answered before the rendered one. */
const ownRobots = 'public/robots.txt';

/** Announcements of this process: their clockwork, and what becomes of them in log and metrics. */
export class Announcements {
  private readonly store: AnnounceStore;
  private readonly announcer: Announcer;
  private timer: NodeJS.Timeout | undefined;
  private readonly addresses = new Counter({
    name: 'kaiyuan_announced_addresses_total',
    help: 'Addresses announced to hubs and search engines, by what became of them',
    labelNames: ['target', 'outcome'],
    registers: [],
  });
  private readonly failures = new Counter({
    name: 'kaiyuan_announce_failures_total',
    help: 'Calls to hubs and search engines that failed',
    labelNames: ['target'],
    registers: [],
  });

  /** Make it before the newsroom opens. */
  constructor(newsroom: Newsroom) {
    const { dataDir, announce } = newsroom.environment;
    this.store = openAnnounceStore(dataDir);
    this.announcer = new Announcer(newsroom, this.store, {
      findTargets: () =>
        findTargets(newsroom, existsSync(ownRobots) ? readFileSync(ownRobots, 'utf8') : undefined),
      isDryRun: announce === 'dry-run',
      report: (event) => this.report(event),
    });
  }

  /** Call when the newsroom is open. */
  start(): void {
    this.announcer.start();
    this.timer = setInterval(() => this.announcer.tick(), tickMs);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.announcer.close();
  }

  register(registry: Registry): void {
    registry.registerMetric(this.addresses);
    registry.registerMetric(this.failures);
    const { announcer, store } = this;
    const gauge = (name: string, help: string, value: (target: string) => number): void => {
      const collect = function collect(this: Gauge<'target'>): void {
        this.reset();
        for (const { name: target } of announcer.targets()) this.set({ target }, value(target));
      };
      new Gauge({ name, help, labelNames: ['target'], registers: [registry], collect });
    };
    gauge('kaiyuan_announce_waiting', 'Addresses that still wait to be announced', (target) =>
      store.count(target),
    );
    gauge(
      'kaiyuan_announce_failing',
      'Calls in a row that failed; 0 when all is well',
      (target) => store.state(target).failures,
    );
  }

  private report(event: AnnounceEvent): void {
    const { kind, target } = event;
    switch (kind) {
      case 'sent':
        this.addresses.inc({ target, outcome: 'sent' }, event.addresses);
        log.info({ target, addresses: event.addresses, ms: Math.round(event.ms) }, 'announced');
        break;
      case 'would send': {
        const { addresses } = event;
        log.info({ target, count: addresses.length, addresses }, 'would announce (dry run)');
        break;
      }
      case 'refused':
        this.addresses.inc({ target, outcome: 'refused' }, event.addresses);
        log.warn({ target, addresses: event.addresses, problem: event.problem }, 'announcement refused');
        break;
      case 'given up':
        this.addresses.inc({ target, outcome: 'given-up' }, event.addresses);
        log.warn({ target, addresses: event.addresses }, 'announcement given up');
        break;
      case 'failed': {
        const { problem, failures, retryInMs } = event;
        this.failures.inc({ target });
        log.warn({ target, problem, failures, retryInS: Math.round(retryInMs / 1000) }, 'announcing failed');
        break;
      }
      case 'quota used up':
        log.info({ target, waiting: event.waiting }, 'quota of today used up');
        break;
      case 'silent':
        log.info({ target, reason: event.reason }, 'not announced');
        break;
      case 'trouble':
        log.error({ target, err: event.error }, 'announcing failed');
        break;
    }
  }
}
