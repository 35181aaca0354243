import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { DeskEvents, mostStreams } from './desk-events';
import { heartbeatMs, openEventStream } from './event-stream';
import { testViewer } from './test-viewers';
import type { Viewer } from './viewer';

let tree: TestTree;
let newsroom: Newsroom;
let events: DeskEvents;

beforeEach(async () => {
  tree = new TestTree({
    'articles/live.mdx': articleSource(),
    'articles/draft.mdx': articleSource({ status: 'draft' }),
    'articles/own.mdx': articleSource({ status: 'draft' }),
  });
  newsroom = await tree.openNewsroom();
  events = new DeskEvents(newsroom);
});
afterEach(async () => {
  vi.useRealTimers();
  events.close();
  await tree.dispose();
});

interface Message {
  event: string;
  id?: string;
  data: { revision?: string; articles?: { slug: string; state: string }[]; files?: string[]; more?: boolean };
}

/** Reads a stream as browsers do. */
class Client {
  readonly abort = new AbortController();
  viewer: Viewer | undefined;
  private readonly reader;
  private text = '';

  constructor(viewer: Viewer, after?: string) {
    this.viewer = viewer;
    const stream = openEventStream({
      events,
      person: viewer.person.id,
      after,
      viewer: async () => this.viewer,
      signal: this.abort.signal,
    });
    if (!stream) throw new Error('too many');
    this.reader = stream.getReader();
  }

  /** The next block of lines; undefined at the end. */
  async block(): Promise<string | undefined> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        return block;
      }
      const { value, done } = await this.reader.read();
      if (done) return undefined;
      this.text += new TextDecoder().decode(value);
    }
  }

  async next(): Promise<Message | undefined> {
    const block = await this.block();
    if (block === undefined) return undefined;
    const fields = block.split('\n').map((line) => /^(\w+): (.*)$/.exec(line) ?? []);
    const get = (name: string) => fields.find(([, field]) => field === name)?.[2];
    return { event: get('event') ?? '', id: get('id'), data: JSON.parse(get('data') ?? '{}') };
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }
}

async function change(work: () => void): Promise<void> {
  work();
  await newsroom.apply('request');
}

describe('events of the desk', () => {
  it('name what changed, in every state', async () => {
    const client = new Client(testViewer('editor'));
    expect(await client.next()).toMatchObject({ event: 'ready', id: events.revision });
    await change(() => tree.article('draft', { status: 'draft', title: '新题' }));
    expect(await client.next()).toEqual({
      event: 'change',
      id: events.revision,
      data: {
        revision: events.revision,
        articles: [{ slug: 'draft', state: 'draft' }],
        files: [],
        more: false,
      },
    });
    await change(() => tree.write('articles/live.mdx', '---\ntitle: 1\n---\n'));
    expect((await client.next())?.data.articles).toEqual([{ slug: 'live', state: 'published' }]);
    await change(() => tree.write('articles/new.mdx', '---\n---\n'));
    expect((await client.next())?.data.articles).toEqual([{ slug: 'new', state: 'broken' }]);
    await change(() => tree.write('site.yaml', 'name: [\n'));
    expect((await client.next())?.data).toMatchObject({ articles: [], files: ['site.yaml'] });
    await change(() => tree.remove('articles/new.mdx'));
    expect((await client.next())?.data).toMatchObject({ articles: [], files: [], more: true });
    await change(() => tree.remove('articles/draft.mdx'));
    expect((await client.next())?.data.articles).toEqual([{ slug: 'draft', state: 'gone' }]);
  });

  it('tell authors of their own and of what readers see', async () => {
    const author = new Client(testViewer('author', ['own']));
    await author.next();
    await change(() => tree.article('draft', { status: 'draft', title: '别人的' }));
    await change(() => tree.article('secret', { date: '2027-01-01' }));
    await change(() => tree.write('topics/t.mdx', '---\n---\n'));
    await change(() => tree.article('own', { status: 'draft', title: '自己的' }));
    expect((await author.next())?.data.articles).toEqual([{ slug: 'own', state: 'draft' }]);
    await change(() => {
      tree.article('draft', { title: '发布了' });
      tree.article('secret', { date: '2027-02-01' });
    });
    expect((await author.next())?.data.articles).toEqual([{ slug: 'draft', state: 'published' }]);
    await change(() => tree.article('live', { status: 'draft' }));
    expect((await author.next())?.data.articles).toEqual([{ slug: 'live', state: 'gone' }]);
  });

  it('come when an article is due, and when a working copy is handed over', async () => {
    await change(() => tree.article('later', { date: '2026-06-02 08:00' }));
    const client = new Client(testViewer('editor'));
    await client.next();
    tree.setTime(Date.parse('2026-06-02T08:00:01+08:00'));
    newsroom.catchUp();
    expect((await client.next())?.data.articles).toEqual([{ slug: 'later', state: 'published' }]);
    events.announce(['draft']);
    expect((await client.next())?.data.articles).toEqual([{ slug: 'draft', state: 'draft' }]);
  });

  it('say when something was missed', async () => {
    const { revision } = events;
    expect((await new Client(testViewer('editor'), revision).next())?.event).toBe('ready');
    await change(() => tree.article('draft', { status: 'draft', title: '新题' }));
    expect((await new Client(testViewer('editor'), revision).next())?.event).toBe('missed');
    expect((await new Client(testViewer('editor'), 'another.1').next())?.event).toBe('missed');
  });

  it('keep the connection open, and end with the session', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const client = new Client(testViewer('editor'));
    await client.next();
    vi.advanceTimersByTime(heartbeatMs);
    expect(await client.block()).toBe(':');
    client.viewer = undefined;
    vi.advanceTimersByTime(heartbeatMs);
    expect((await client.next())?.event).toBe('end');
    expect(await client.block()).toBeUndefined();
    expect(events.listening).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leave nothing behind, however they end', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const open = () => new Client(testViewer('editor'));
    const aborted = open();
    const cancelled = open();
    const unread = open();
    expect(events.listening).toBe(3);
    aborted.abort.abort();
    await cancelled.cancel();
    expect(events.listening).toBe(1);
    for (let index = 0; index < 100; index += 1) events.announce(['draft']);
    await vi.waitFor(() => expect(events.listening).toBe(0));
    await expect(async () => {
      while ((await unread.block()) !== undefined);
    }).rejects.toThrow(/does not read/);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are bounded for each person', async () => {
    const clients = Array.from({ length: mostStreams }, () => new Client(testViewer('editor')));
    expect(() => new Client(testViewer('editor'))).toThrow('too many');
    expect(() => new Client(testViewer('chief'))).not.toThrow();
    clients[0]?.abort.abort();
    expect(() => new Client(testViewer('editor'))).not.toThrow();
  });

  it('end with the process', async () => {
    const client = new Client(testViewer('editor'));
    await client.next();
    events.close();
    expect(await client.block()).toBeUndefined();
    expect(() => new Client(testViewer('editor'))).toThrow('too many');
  });
});
