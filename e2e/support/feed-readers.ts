import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'libsql';

/** Programs that read feeds outside this project, as Debian packages them. */

function runs(command: string, parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
}

/** A Python that has feedparser: Debian's own first, another one may stand before it on the path. */
function findPython(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => runs(python, ['-c', 'import feedparser']));
}

const python = findPython();
const validatorFolder = process.env.FEED_VALIDATOR ?? '';

/**
 * What is missing for a test, in words; undefined when nothing is.
 * @throws Error where readers are required (`FEED_READERS=required`, as in continuous integration)
 */
export function missingReader(reader: 'feedparser' | 'newsboat' | 'validator'): string | undefined {
  const present = {
    feedparser: () => python !== undefined,
    newsboat: () => runs('newsboat', ['-v']),
    validator: () => existsSync(path.join(validatorFolder, 'src/feedvalidator')),
  };
  if (present[reader]()) return undefined;
  const how = {
    feedparser: 'apt-get install python3-feedparser',
    newsboat: 'apt-get install newsboat',
    validator:
      'FEED_VALIDATOR=<a clone of w3c/feedvalidator>, and apt-get install python3-lxml python3-html5lib',
  };
  const line = `${reader} is not there: ${how[reader]}`;
  if (process.env.FEED_READERS === 'required' && reader !== 'validator') throw new Error(line);
  process.stderr.write(`not tested: ${line}\n`);
  return line;
}

export interface Parsed {
  name: string;
  /** 1 when feedparser found anything wrong. */
  bozo: number;
  reason: string;
  /** `rss20`, `atom10`. */
  version: string;
  entries: { id: string; title: string; content: string }[];
}

const parseScript = `
import feedparser, json, sys
def entry(e):
    content = e.content[0].value if 'content' in e else ''
    return {'id': e.get('id', ''), 'title': e.get('title', ''), 'content': content}
out = []
for name, text in json.load(sys.stdin).items():
    feed = feedparser.parse(text.encode('utf-8'))
    out.append({'name': name, 'bozo': int(feed.bozo), 'reason': str(feed.get('bozo_exception', '')),
                'version': feed.version, 'entries': [entry(e) for e in feed.entries]})
json.dump(out, sys.stdout)
`;

/** Feeds (name → text) as Universal Feed Parser reads them. */
export function parseWithFeedparser(feeds: Readonly<Record<string, string>>): Parsed[] {
  const parsed: Parsed[] = JSON.parse(runPython(parseScript, feeds));
  return parsed;
}

const validateScript = `
import io, json, os, sys
sys.path.insert(0, os.path.join(os.environ['FEED_VALIDATOR'], 'src'))
import feedvalidator
from feedvalidator import compatibility
out = []
for address, text in json.load(sys.stdin).items():
    stream = io.BytesIO(text.encode('utf-8'))
    events = feedvalidator.validateStream(stream, firstOccurrenceOnly=1, base=address)['loggedEvents']
    out += [address + ' ' + type(e).__name__ + ' ' + str(e.params) for e in compatibility.AA(events)]
json.dump(out, sys.stdout)
`;

/** What the W3C validator reports of feeds (address → text), at the level of its public service. */
export function validateAsW3C(feeds: Readonly<Record<string, string>>): string[] {
  const found: string[] = JSON.parse(runPython(validateScript, feeds));
  return found;
}

function runPython(script: string, input: unknown): string {
  return execFileSync(python ?? 'python3', ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    env: { ...process.env, FEED_VALIDATOR: validatorFolder, PYTHONWARNINGS: 'ignore' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

export interface NewsboatItem {
  guid: string;
  title: string;
  url: string;
  unread: number;
}

/** A subscriber who reads with newsboat, with a folder of its own. */
export class Newsboat {
  private readonly home = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-newsboat-'));

  constructor(feeds: readonly string[]) {
    mkdirSync(path.join(this.home, '.newsboat'));
    writeFileSync(this.file('urls'), feeds.map((feed) => `${feed}\n`).join(''));
    writeFileSync(this.file('config'), 'auto-reload no\ncleanup-on-quit no\n');
  }

  private file(name: string): string {
    return path.join(this.home, '.newsboat', name);
  }

  private query<T>(sql: string): T[] {
    const cache = new Database(this.file('cache.db'));
    try {
      return cache.prepare(sql).all() as T[];
    } finally {
      cache.close();
    }
  }

  /** Asks all feeds. @throws Error when newsboat fails */
  reload(): void {
    const { status, stderr, stdout } = spawnSync('newsboat', ['-x', 'reload'], {
      env: { ...process.env, HOME: this.home, LANG: 'C.UTF-8', TERM: 'dumb' },
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`newsboat: ${status} ${stderr}${stdout}`);
  }

  items(): NewsboatItem[] {
    return this.query('SELECT guid, title, url, unread FROM rss_item ORDER BY pubDate DESC');
  }

  /** Everything has been read. */
  readAll(): void {
    const cache = new Database(this.file('cache.db'));
    cache.exec('UPDATE rss_item SET unread = 0');
    cache.close();
  }

  dispose(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
