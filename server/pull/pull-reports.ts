import { Counter, Gauge, type Registry } from 'prom-client';
import { log } from '../log';
import type { ContentPull, PullOutcome } from './content-pull';

/** What becomes of looks at the git remote, in log and metrics. */
export class PullReports {
  private readonly looks = new Counter({
    name: 'kaiyuan_content_pulls_total',
    help: 'Looks at the git remote of the content, by what became of them',
    labelNames: ['outcome'],
    registers: [],
  });

  /** What is to be told of a look. */
  readonly report = (outcome: PullOutcome, revision: string): void => {
    this.looks.inc({ outcome: outcome.kind });
    switch (outcome.kind) {
      case 'unchanged':
        log.debug({ revision }, 'content unchanged');
        break;
      case 'switched': {
        const { from, files, ms } = outcome;
        log.info({ from, revision, files, ms: Math.round(ms) }, 'content switched');
        break;
      }
      case 'failed':
        log.warn(
          { revision, problem: outcome.problem, retryInS: outcome.retryInMs / 1000 },
          'pulling content failed',
        );
        break;
      case 'refused': {
        const { wanted, reason } = outcome;
        const count = outcome.reason === 'errors' ? { errors: outcome.errors } : { files: outcome.files };
        log.warn({ revision, wanted, reason, ...count }, 'content revision refused');
        if (outcome.reason !== 'errors') break;
        for (const { file, line, column, rule, message } of outcome.problems)
          log.warn({ wanted, file, line, column, rule }, message);
        break;
      }
    }
  };

  register(registry: Registry, pull: ContentPull): void {
    registry.registerMetric(this.looks);
    const gauge = (name: string, help: string, kind: PullOutcome['kind']): void => {
      const collect = function collect(this: Gauge): void {
        this.set(pull.current().outcome?.kind === kind ? 1 : 0);
      };
      new Gauge({ name, help, registers: [registry], collect });
    };
    gauge('kaiyuan_content_refused', '1 while the newest revision of the content is refused', 'refused');
    gauge('kaiyuan_content_pull_failing', '1 while the last look at the git remote failed', 'failed');
  }
}
