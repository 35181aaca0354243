import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Loopback, type Received, type Reply } from './loopback';

/** A hub and a subscriber of WebSub (https://www.w3.org/TR/websub/), small, but as strict as the Recommendation. */

/** Relations of a `Link` header (RFC 8288) → their addresses. */
export function readLinks(header: string | string[] | null | undefined): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const value = Array.isArray(header) ? header.join(', ') : (header ?? '');
  for (const [, href = '', parameters = ''] of value.matchAll(/<([^>]*)>((?:\s*;\s*[^,;]+)*)/g)) {
    const relations = /;\s*rel="?([^";]+)"?/.exec(parameters)?.[1]?.split(' ') ?? [];
    for (const relation of relations) links.set(relation, [...(links.get(relation) ?? []), href]);
  }
  return links;
}

interface Subscription {
  callback: string;
  topic: string;
  secret: string;
}

export class Hub extends Loopback {
  /** Topics that the publisher named. */
  readonly pings: string[] = [];
  /** Answers every ping by this status, or not at all, instead of doing its work. */
  refuse: number | 'silence' | undefined;
  readonly problems: string[] = [];
  private readonly subscriptions: Subscription[] = [];
  private readonly last = new Map<string, string>();

  constructor() {
    super((received) => this.serve(received));
  }

  private async serve({ method, headers, body }: Received): Promise<Reply> {
    if (method !== 'POST') return { status: 405 };
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return { status: 415 };
    const fields = new URLSearchParams(body);
    if (fields.get('hub.mode') === 'subscribe') return this.subscribe(fields);
    if (fields.get('hub.mode') !== 'publish') return { status: 400 };
    const topic = fields.get('hub.url') ?? '';
    if (fields.getAll('hub.url').length !== 1 || fields.get('hub.topic') !== topic) return { status: 400 };
    this.pings.push(topic);
    if (this.refuse === 'silence') return undefined;
    if (this.refuse) return { status: this.refuse };
    this.after(() => this.distribute(topic));
    return { status: 204 };
  }

  /** Section 5: accepted at once, believed when the subscriber has confirmed it. */
  private subscribe(fields: URLSearchParams): Reply {
    const [callback = '', topic = ''] = ['hub.callback', 'hub.topic'].map((name) => fields.get(name) ?? '');
    const secret = fields.get('hub.secret') ?? '';
    if (!URL.canParse(callback) || !URL.canParse(topic) || Buffer.byteLength(secret) >= 200) {
      return { status: 400 };
    }
    this.after(async () => {
      const challenge = randomBytes(16).toString('hex');
      const url = new URL(callback);
      const asked = { mode: 'subscribe', topic, challenge, lease_seconds: '3600' };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(`hub.${name}`, value);
      const answer = await fetch(url);
      if (!answer.ok || (await answer.text()) !== challenge) throw new Error('not verified');
      this.subscriptions.push({ callback, topic, secret });
    });
    return { status: 202 };
  }

  /** Section 7: the whole topic, as it is, to everybody who wants it and has not got it yet. */
  private async distribute(topic: string): Promise<void> {
    const feed = await fetch(topic);
    if (!feed.ok) throw new Error(`${topic}: ${feed.status}`);
    const content = await feed.text();
    const links = readLinks(feed.headers.get('link'));
    if (!links.get('hub')?.includes(`${this.url}/`)) throw new Error(`${topic} does not name this hub`);
    if (links.get('self')?.join() !== topic) throw new Error(`${topic} has another name`);
    if (this.last.get(topic) === content) return;
    this.last.set(topic, content);
    for (const subscription of this.subscriptions.filter((each) => each.topic === topic)) {
      await fetch(subscription.callback, {
        method: 'POST',
        headers: {
          'Content-Type': feed.headers.get('content-type') ?? '',
          Link: `<${this.url}/>; rel="hub", <${topic}>; rel="self"`,
          'X-Hub-Signature': `sha256=${createHmac('sha256', subscription.secret).update(content).digest('hex')}`,
        },
        body: content,
      });
    }
  }

  private after(work: () => Promise<void>): void {
    setImmediate(() => work().catch((error: unknown) => this.problems.push(String(error))));
  }
}

export class Subscriber extends Loopback {
  /** Distributed contents whose signature was right. */
  readonly contents: { topic: string; type: string; text: string }[] = [];
  readonly problems: string[] = [];
  private readonly secret = randomBytes(20).toString('hex');
  private readonly wanted = new Set<string>();
  private readonly confirmed = new Set<string>();

  constructor() {
    super((received) => (received.method === 'GET' ? this.confirm(received) : this.receive(received)));
  }

  /** Discovers hub and topic of a feed (section 4) and subscribes. @throws Error when it names none, or two of itself */
  async subscribe(feed: string): Promise<void> {
    const links = readLinks((await fetch(feed, { method: 'HEAD' })).headers.get('link'));
    const { hub: [hub] = [], self = [] } = Object.fromEntries(links);
    const [topic] = self;
    if (!hub || !topic || self.length !== 1) throw new Error(`${feed} cannot be subscribed to`);
    this.wanted.add(topic);
    const fields = { mode: 'subscribe', topic, callback: `${this.url}/callback`, secret: this.secret };
    const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [`hub.${name}`, value]));
    const answer = await fetch(hub, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': form },
    });
    if (answer.status !== 202) throw new Error(`${hub}: ${answer.status}`);
  }

  isSubscribed(topic: string): boolean {
    return this.confirmed.has(topic);
  }

  private confirm({ query }: Received): Reply {
    const topic = query.get('hub.topic') ?? '';
    if (query.get('hub.mode') !== 'subscribe' || !this.wanted.has(topic)) return { status: 404 };
    this.confirmed.add(topic);
    return { status: 200, body: query.get('hub.challenge') ?? '' };
  }

  private receive({ headers, body }: Received): Reply {
    const [topic = ''] = readLinks(headers.link).get('self') ?? [];
    const expected = `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
    const given = String(headers['x-hub-signature']);
    const isSigned =
      given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
    if (isSigned) this.contents.push({ topic, type: headers['content-type'] ?? '', text: body });
    else this.problems.push(`${topic}: wrong signature`);
    return { status: 204 };
  }
}

const form = 'application/x-www-form-urlencoded';
