import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import next from 'next';
import { closeDeskEvents } from '@/lib/desk/lists/desk-events';
import { closeWriting, resumeWriting } from '@/lib/desk/manuscripts/writing-desk';
import { onTrouble } from '@/lib/desk/trouble';
import type { ChangeEvent } from '@/lib/revalidate/newsroom';
import { Newsroom } from '@/lib/revalidate/newsroom';
import { startScheduler } from '@/lib/revalidate/scheduler';
import { watchTree } from '@/lib/revalidate/watcher';
import { addressBookOf } from '@/lib/site/address-book';
import { type Environment, EnvironmentError, readEnvironment } from '@/lib/site/env';
import { setNewsroom } from '@/lib/site/newsroom';
import { listPublicFiles } from '@/lib/site/public-files';
import { commonHeaders } from '@/lib/site/security-headers';
import { Announcements } from './announcements';
import { ArticleViews } from './article-views';
import { AutoSigning } from './auto-signing';
import { ContentMetrics } from './content-metrics';
import { DevelopmentReload } from './dev-reload';
import { FastLane } from './fast-lane';
import { Purges } from './front/purges';
import { createHandler, type PortalHandler } from './handle';
import { answerProtocolErrors, headMs, keepAliveMs, limitBodies, serverOptions } from './http-limits';
import { tryToKeepAssets } from './kept-assets';
import { log } from './log';
import { Metrics } from './metrics';
import { PreparePool } from './prepare-pool';
import { reportProgress } from './progress';
import { preparePull } from './pull/prepare-pull';
import type { NextHandler } from './render';
import { answerStarting, answerStopping, type Handler } from './starting';
import { warmNewest } from './warm';

const dev = process.argv.includes('--dev');

/** Time for requests in flight to end once nothing new is taken, in milliseconds. */
const endingMs = 10_000;

function readServerEnvironment(): Environment {
  if (dev) {
    for (const name of ['PREVIEW_SECRET', 'REVALIDATE_SECRET']) {
      if (process.env[name]) continue;
      process.env[name] = randomBytes(24).toString('base64url');
      process.stdout.write(`${name}=${process.env[name]}\n`);
    }
  }
  return readEnvironment();
}

function logChange({ cause, change, tookMs }: ChangeEvent): void {
  const errors = change.problems.filter(({ severity }) => severity === 'error');
  const { changed, removed } = change;
  const isQuiet = cause === 'watch' || cause === 'instance' || cause === 'pull';
  if (isQuiet && changed.length + removed.length + errors.length + change.tags.size === 0) return;
  const count = {
    changed: changed.length,
    removed: removed.length,
    tags: change.tags.size,
    errors: errors.length,
  };
  log.info(
    { cause, ...count, slugs: [...changed, ...removed].slice(0, 10), ms: Math.round(tookMs) },
    'change',
  );
  for (const { file, line, column, rule, message } of errors.slice(0, 50)) {
    log.warn({ file, line, column, rule }, message);
  }
}

async function main(): Promise<void> {
  const environment = readServerEnvironment();
  process.env.KAIYUAN_SERVER = '1';
  const stopTracing =
    environment.otlpEndpoint === undefined ? undefined : (await import('./tracing')).startTracing();
  const newsroom = new Newsroom(environment);
  setNewsroom(newsroom);
  newsroom.onChange(logChange);
  const pulling = preparePull(newsroom);
  // Development has changes that are nobody's business.
  const announcements = dev || environment.announce === 'off' ? undefined : new Announcements(newsroom);
  const signing = dev ? undefined : AutoSigning.of(newsroom);
  const pool = new PreparePool(environment.contentDir);
  const metrics = new Metrics();
  metrics.register(new ContentMetrics(newsroom, () => pool.waiting));
  if (announcements) metrics.register(announcements);
  if (pulling) metrics.register(pulling);
  if (!dev) tryToKeepAssets(environment);

  const common = commonHeaders(environment.siteUrl);
  let handler: Handler = answerStarting(common, metrics, environment.metricsSecret);
  const server = createServer(serverOptions, (request, response) => handler(request, response));
  answerProtocolErrors(server, common);
  limitBodies(server);
  let answerKnown: PortalHandler['answerKnown'] = () => undefined;
  // Development keeps nothing in memory, and its upgrades to WebSocket need the socket itself.
  const lane = dev
    ? undefined
    : new FastLane(server, {
        answer: (head, peer) => answerKnown(head, peer),
        firstByteMs: headMs,
        keepAliveMs,
      });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(error, environment) ?? error));
    server.listen(environment.port, environment.host, resolve);
  });

  const app = next({
    dev,
    dir: process.cwd(),
    hostname: 'localhost',
    port: environment.port,
    // Only development listens to upgrades: in production Next would take them, and never answer.
    ...(dev && { httpServer: server }),
    quiet: !dev,
  });
  // Watching begins before the tree is compared, so that no write falls between the two.
  // A tree that is only ever replaced as a whole needs no watching.
  const stopWatcher =
    environment.watch && !pulling
      ? await watchTree(newsroom, (error) => log.error({ err: error }, 'watching the content folder failed'))
      : async () => undefined;
  const { redisUrl } = environment;
  const cluster =
    dev || redisUrl === undefined
      ? undefined
      : new (await import('./cluster/cluster')).Cluster(newsroom, redisUrl);
  if (cluster) metrics.register(cluster);
  const opened = newsroom.open(reportProgress(), pool.prepare).finally(() => pool.close());
  const [change] = await Promise.all([opened, app.prepare()]);
  const nextHandler: NextHandler = app.getRequestHandler();
  const reload = dev ? new DevelopmentReload(newsroom) : undefined;
  const stopWatchingCode = await reload?.watchCode();
  // In development nobody reads but who writes.
  const views = dev ? undefined : new ArticleViews(newsroom, cluster?.views);
  if (views) metrics.register(views);
  const purges = dev || !environment.purge ? undefined : new Purges(newsroom, environment.purge);
  if (purges) metrics.register(purges);
  const portal = {
    dev,
    reload,
    newsroom,
    book: addressBookOf(newsroom),
    next: nextHandler,
    publicFiles: listPublicFiles(),
    metrics,
    views,
    exchange: await cluster?.join(),
    pull: pulling,
  };
  const { handle, warm, answerKnown: known } = await createHandler(portal);
  handler = (request, response) => void handle(request, response);
  if (!dev) answerKnown = known;

  const stopScheduler = startScheduler(newsroom);
  announcements?.start();
  signing?.start();
  purges?.start();
  pulling?.pull.start();
  await views?.start();
  onTrouble((trouble) => log[trouble.path === undefined ? 'warn' : 'error'](trouble, 'desk trouble'));
  await resumeWriting(newsroom).catch((error: unknown) =>
    log.error({ err: error }, 'the desk could not be opened'),
  );
  const articles = newsroom.queries.count('all');
  log.info({ url: environment.siteUrl, port: environment.port, articles, files: change.files }, 'ready');
  if (!dev)
    void warmNewest(newsroom, warm).catch((error: unknown) => log.warn({ err: error }, 'warming failed'));

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    // From now on each connection ends with its answer, and the one who asks whether we are ready hears that we are not.
    handler = answerStopping(handler, common);
    answerKnown = () => undefined;
    if (environment.drainMs > 0) await wait(environment.drainMs);
    stopScheduler();
    closeDeskEvents();
    const deadline = setTimeout(() => process.exit(0), endingMs);
    deadline.unref();
    server.close(() => {
      const closeNewsroom = async (): Promise<void> => {
        await announcements?.close();
        await pulling?.pull.close();
        await purges?.close();
        await views?.close();
        cluster?.close();
        await closeWriting();
        await signing?.close();
        await newsroom.close();
        await stopTracing?.();
      };
      Promise.all([stopWatcher(), stopWatchingCode?.(), closeNewsroom()]).finally(() => process.exit(0));
    });
    server.closeIdleConnections();
    lane?.close();
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

/** What is wrong with the address to listen on, by the variable that says it. */
function listenProblem(error: unknown, { host, port }: Environment): EnvironmentError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new EnvironmentError(`PORT: ${port} is in use`);
  if (code === 'EACCES') return new EnvironmentError(`PORT: ${port} may not be used by this user`);
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN') {
    return new EnvironmentError(`HOST: ${host} is not an address of this machine`);
  }
  return undefined;
}

main().catch((error: unknown) => {
  if (error instanceof EnvironmentError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  log.fatal({ err: error }, 'start failed');
  process.exit(1);
});
