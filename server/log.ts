import pino from 'pino';
import { systemNow } from '@/lib/site/clock';

/** Lines are gathered and written together; a busy portal would otherwise spend its time in write calls. */
const destination = pino.destination({ dest: 1, sync: false, minLength: 8192 });
const flushMs = 200;

/** Structured log lines on standard output. */
export const log = pino(
  { level: process.env.LOG_LEVEL || 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  destination,
);

/** Lines of the fast lane that are still to be handed over: joined once, they cost a third of a write each. */
const waiting: string[] = [];
const mostWaiting = 256;

function handOver(): void {
  if (waiting.length > 0) destination.write(waiting.splice(0).join(''));
}

setInterval(() => {
  handOver();
  destination.flush();
}, flushMs).unref();

/** Writes what was gathered; call before the process ends. */
export function flushLog(): void {
  try {
    handOver();
    destination.flushSync();
  } catch {
    // The destination is not open yet or already closed: there is nothing that could be written.
  }
}

process.on('exit', flushLog);

const longestLogged = 500;

/**
 * What the log says of an address: its path and the names of its parameters. What people search for, and the tokens in
 * links of previews and the desk, are nobody's business.
 */
export function loggedAddress(url: string): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url.slice(0, longestLogged);
  const keys = new Set(new URLSearchParams(url.slice(mark + 1)).keys());
  const names = [...keys].filter((name) => /^[\w-]{1,40}$/.test(name));
  return `${url.slice(0, mark)}?${names.join('&')}`.slice(0, longestLogged);
}

let stampAt = 0;
let stamp = '';

/** The line of `log.info({…}, 'request')`, for answers of the fast lane: there are too many of them for an object each. */
export function logFastRequest(method: string, target: string, status: number): void {
  if (!log.isLevelEnabled('info')) return;
  const now = systemNow();
  if (now !== stampAt) {
    stampAt = now;
    stamp = new Date(now).toISOString();
  }
  const address = target.includes('?') ? loggedAddress(target) : target;
  // Printable ASCII: two characters alone mean something to JSON.
  const url = /["\\]/.test(address) ? JSON.stringify(address) : `"${address}"`;
  waiting.push(
    `{"level":30,"time":"${stamp}","method":"${method}","url":${url},"status":${status},"ms":0,"msg":"request"}\n`,
  );
  if (waiting.length >= mostWaiting) handOver();
}
