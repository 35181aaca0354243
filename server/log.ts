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

setInterval(() => destination.flush(), flushMs).unref();

/** Writes what was gathered; call before the process ends. */
export function flushLog(): void {
  try {
    destination.flushSync();
  } catch {
    // The destination is not open yet or already closed: there is nothing that could be written.
  }
}

process.on('exit', flushLog);

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
  destination.write(
    `{"level":30,"time":"${stamp}","method":"${method}","url":${JSON.stringify(target)},"status":${status},"ms":0,"msg":"request"}\n`,
  );
}
