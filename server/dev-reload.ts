import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { subscribe } from '@parcel/watcher';
import { checkFile } from '@/lib/content/check-tree';
import type { ChangeEvent, Newsroom } from '@/lib/revalidate/newsroom';
import { developmentFolder, isBundleAddress } from '@/lib/site/assets';
import { changesPath, type DevelopmentEvent, reloadScript } from '@/lib/site/development';
import { developmentMessages as text } from '@/lib/site/messages-editor';

/** Folders of the code that pages are made of. */
const codeFolders = ['app', 'components', 'lib', 'enhance'];

/** Quiet time after code was saved, in milliseconds: Next's own watcher has to have seen it too. */
const codeQuietMs = 150;

/** The overlay is to be read while writing; the check lists everything. */
const mostShown = 8;

/** Development only: tells open pages what was saved, and what is wrong with it. */
export class DevelopmentReload {
  private readonly pages = new Set<ServerResponse>();
  /** Files saved since the start that have errors. */
  private readonly broken = new Set<string>();

  constructor(private readonly newsroom: Newsroom) {
    newsroom.onChange((event) => this.hear(event));
  }

  /** Tells pages of changed code too. Returns a function that stops it. */
  async watchCode(): Promise<() => Promise<void>> {
    let timer: NodeJS.Timeout | undefined;
    const subscriptions = await Promise.all(
      codeFolders.map((folder) =>
        subscribe(path.resolve(folder), () => {
          clearTimeout(timer);
          timer = setTimeout(() => this.tell({ kind: 'reload' }), codeQuietMs);
        }),
      ),
    );
    return async () => {
      clearTimeout(timer);
      await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
    };
  }

  /** Answers the addresses of the channel and of the browser's modules; false for every other path. */
  serve(requested: string, response: ServerResponse): boolean {
    if (requested === changesPath) this.open(response);
    else if (requested === reloadScript || isBundleAddress(requested)) sendModule(requested, response);
    else return false;
    return true;
  }

  private open(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': open\n\n');
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
    if (this.broken.size > 0) write(response, this.problems());
  }

  private hear({ cause, change }: ChangeEvent): void {
    const refused = new Set(
      change.problems.flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])),
    );
    // Of what was refused, pages keep the last good version.
    const isNew = change.tags.size > 0 || change.paths.some((file) => !refused.has(file));
    if (isNew || change.wholesale) this.tell({ kind: 'refresh' });
    if (cause === 'start' || change.wholesale) return;
    for (const file of change.paths) this.broken.add(file);
    setImmediate(() => this.tell(this.problems()));
  }

  /** Errors of what was saved, by the rules of the check; what has none any more is forgotten. */
  private problems(): DevelopmentEvent {
    const found = [...this.broken].flatMap((file) => {
      const errors = this.newsroom.tree.stat(file)
        ? checkFile(this.newsroom, file).filter(({ severity }) => severity === 'error')
        : [];
      if (errors.length === 0) this.broken.delete(file);
      return errors;
    });
    const problems = found.slice(0, mostShown).map(({ file, line, column, message, rule }) => ({
      place: text.place(file, line, column),
      message,
      rule,
    }));
    const more = found.length - problems.length;
    return {
      kind: 'problems',
      title: text.title(found.length),
      note: text.note + (more > 0 ? text.more(more) : ''),
      close: text.close,
      problems,
    };
  }

  private tell(event: DevelopmentEvent): void {
    for (const page of this.pages) write(page, event);
  }
}

function write(page: ServerResponse, event: DevelopmentEvent): void {
  page.write(`data: ${JSON.stringify(event)}\n\n`);
}

function sendModule(requested: string, response: ServerResponse): void {
  const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' };
  try {
    const module = readFileSync(path.join(developmentFolder, path.basename(requested)));
    response.writeHead(200, headers);
    response.end(module);
  } catch {
    response.writeHead(404, headers);
    response.end();
  }
}

/** What Next's development client asks for. */
export function isDevelopmentPath(path: string): boolean {
  return path.startsWith('/_next/') || path.startsWith('/__nextjs');
}
