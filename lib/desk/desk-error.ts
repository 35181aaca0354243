import { jsonError } from '@/lib/site/respond';
import { deskTexts } from './texts/desk';
import { reportTrouble } from './trouble';

/** Why the desk does not do what it was asked to. The message is for whoever asked, with what to do about it. */
export class DeskError extends Error {
  /** @param code for programs, in the field's words: `stale`, `locked`, `not-found` */
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'DeskError';
  }

  /** The form of every error of the desk's API: `{error: {code, message}}`. */
  toResponse(): Response {
    return jsonError(this.status, this.code, this.message, undefined, this.headers);
  }
}

/** Also for one that the other half of the process threw: the server and what Next bundled have a class each. */
export function isDeskError(error: unknown): error is DeskError {
  return error instanceof Error && error.name === 'DeskError';
}

/** Nothing of the desk is known under this address or name. */
export function unknown(): DeskError {
  return new DeskError(404, 'not-found', deskTexts.problems.notFound);
}

/** Whoever asks may not do this. */
export function refused(): DeskError {
  return new DeskError(403, 'forbidden', deskTexts.problems.forbidden);
}

/** The answer to an error that nobody foresaw. Its cause is for the log alone: it may name files and tables. */
function failure(): Response {
  return jsonError(500, 'internal', deskTexts.problems.internal);
}

/** A route handler whose errors become JSON: a DeskError says what it is, everything else is the server's own trouble (500). */
export function respond<Context>(
  handler: (request: Request, context: Context) => Promise<Response> | Response,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      return await handler(request, context);
    } catch (error) {
      if (isDeskError(error)) return error.toResponse();
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reportTrouble({ problem, path: `${request.method} ${new URL(request.url).pathname}` });
      return failure();
    }
  };
}
