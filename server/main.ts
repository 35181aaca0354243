import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { closeDeskEvents } from '@/lib/desk/lists/desk-events';
import { onTrouble } from '@/lib/desk/manuscripts/trouble';
import { closeWriting, resumeWriting } from '@/lib/desk/manuscripts/writing-desk';
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
import { AutoSigning } from './auto-signing';
import { DevelopmentReload } from './dev-reload';
import { FastLane } from './fast-lane';
import { createHandler, type PortalHandler } from './handle';
import { answerProtocolErrors, headMs, keepAliveMs, serverOptions } from './http-limits';
import { log } from './log';
import { PreparePool } from './prepare-pool';
import { reportProgress } from './progress';
import type { NextHandler } from './render';
import { sendText } from './send';
import { warmNewest } from './warm';

const dev = process.argv.includes('--dev');

/** Time for requests in flight to end after SIGTERM, in milliseconds. */
const drainMs = 10_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

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

/** Before the index is loaded: alive, but not ready. */
function starting(common: Record<string, string>): Handler {
  const headers = { ...common, 'Content-Type': 'application/json' };
  return (request, response) => {
    if (request.url === '/api/health') sendText(response, 200, '{"status":"ok"}', headers);
    else sendText(response, 503, '{"status":"starting"}', { ...headers, 'Retry-After': '1' });
  };
}

function logChange({ cause, change, tookMs }: ChangeEvent): void {
  const errors = change.problems.filter(({ severity }) => severity === 'error');
  const { changed, removed } = change;
  const isQuiet = cause === 'watch' || cause === 'instance';
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
  const newsroom = new Newsroom(environment);
  setNewsroom(newsroom);
  newsroom.onChange(logChange);
  // Development has changes that are nobody's business.
  const announcements = dev || environment.announce === 'off' ? undefined : new Announcements(newsroom);
  const signing = dev ? undefined : AutoSigning.of(newsroom);

  const common = commonHeaders(environment.siteUrl);
  let handler: Handler = starting(common);
  const server = createServer(serverOptions, (request, response) => handler(request, response));
  answerProtocolErrors(server, common);
  let answerKnown: PortalHandler['answerKnown'] = () => undefined;
  // Development keeps nothing in memory, and its upgrades to WebSocket need the socket itself.
  const lane = dev
    ? undefined
    : new FastLane(server, { answer: (head) => answerKnown(head), firstByteMs: headMs, keepAliveMs });
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
  const stopWatcher = environment.watch
    ? await watchTree(newsroom, (error) => log.error({ err: error }, 'watching the content folder failed'))
    : async () => undefined;
  const { redisUrl } = environment;
  const cluster =
    dev || redisUrl === undefined
      ? undefined
      : new (await import('./cluster/cluster')).Cluster(newsroom, redisUrl);
  const pool = new PreparePool(environment.contentDir);
  const opened = newsroom.open(reportProgress(), pool.prepare).finally(() => pool.close());
  const [change] = await Promise.all([opened, app.prepare()]);
  const nextHandler: NextHandler = app.getRequestHandler();
  const reload = dev ? new DevelopmentReload(newsroom) : undefined;
  const stopWatchingCode = await reload?.watchCode();
  const portal = {
    dev,
    reload,
    newsroom,
    book: addressBookOf(newsroom),
    next: nextHandler,
    publicFiles: listPublicFiles(),
    announcements,
    cluster: cluster && { metrics: cluster, exchange: await cluster.join() },
  };
  const { handle, warm, answerKnown: known } = await createHandler(portal);
  handler = (request, response) => void handle(request, response);
  if (!dev) answerKnown = known;

  const stopScheduler = startScheduler(newsroom);
  announcements?.start();
  signing?.start();
  onTrouble((trouble) => log.warn(trouble, 'desk trouble'));
  await resumeWriting(newsroom).catch((error: unknown) =>
    log.error({ err: error }, 'the desk could not be opened'),
  );
  const articles = newsroom.queries.count('all');
  log.info({ url: environment.siteUrl, port: environment.port, articles, files: change.files }, 'ready');
  if (!dev)
    void warmNewest(newsroom, warm).catch((error: unknown) => log.warn({ err: error }, 'warming failed'));

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    stopScheduler();
    closeDeskEvents();
    cluster?.close();
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
    const deadline = setTimeout(() => process.exit(0), drainMs);
    deadline.unref();
    server.close(() => {
      const closeNewsroom = async (): Promise<void> => {
        await announcements?.close();
        await closeWriting();
        await signing?.close();
        await newsroom.close();
      };
      Promise.all([stopWatcher(), stopWatchingCode?.(), closeNewsroom()]).finally(() => process.exit(0));
    });
    server.closeIdleConnections();
    lane?.close();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
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
