import pino from 'pino';

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
