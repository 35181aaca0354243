import { markup, texts } from './naughty';
import type { Random } from './random';

/** A request as it goes over the wire; nothing in it need be allowed. */
export interface WireRequest {
  method: string;
  /** As written in the request line. */
  target: string;
  fields: [name: string, value: string][];
  body: string;
}

export interface Material {
  paths: readonly string[];
  hidden: readonly string[];
  /** Forged, damaged or outdated preview tokens. */
  tokens: readonly string[];
  revalidateSecret: string;
}

const routes =
  '/ /news /news/page/2 /culture /tags /tags/公开 /tags/标签1/page/2 /topics /topics/shown /sources /sources/某社 /authors /authors/某人 /archive /archive/2024 /archive/2024/05 /archive/2024/05/11 /search /api/search /api/suggest /api/articles /api/articles/open-1 /rss.xml /atom.xml /feed.json /news/rss.xml /tags/公开/atom.xml /search/rss.xml /rss-1-25.xml /feeds /opml.xml /sitemap.xml /sitemap-1.xml /news-sitemap.xml /robots.txt /opensearch.xml /manifest.webmanifest /.well-known/security.txt /leave /favicon.ico /icon-192.png /site-map /corrections /about /media/picture.svg /api/og/article/open-1.png /api/og/site/site.jpg /api/revalidate /api/preview /api/preview/exit /api/reading /reading.css /api/health /api/ready /metrics /zh-hant /zh-hant/news /zh-hant/search /openapi.json /llms.txt /desk /desk/sign-in /desk/api/articles /verify /transparency/x /.well-known/news-keys.json /old/page.html /gone /_next/static/x /_next/image /_next/data/x.json /preview/open-1 /default/preview/open-1 /news/open-0.md'.split(
    ' ',
  );

const parameters =
  'q section tag source author from to sort page limit cursor topic to token v w size theme edition _rsc kind name'.split(
    ' ',
  );

const methods =
  'GET GET GET GET GET GET GET GET HEAD HEAD POST PUT DELETE PATCH OPTIONS TRACE PROPFIND get FOO'.split(' ');

const fieldNames =
  'Accept Accept-Encoding Accept-Language Authorization Cookie If-None-Match If-Modified-Since If-Range Range Referer Origin User-Agent X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto Forwarded X-Original-URL X-Rewrite-URL X-HTTP-Method-Override x-middleware-subrequest x-nextjs-data RSC Next-Router-State-Tree Next-Router-Prefetch Next-Action x-prerender-revalidate Sec-Fetch-Dest Sec-Purpose Content-Type Via Cache-Control Pragma Upgrade-Insecure-Requests X-Chaos'.split(
    ' ',
  );

const fieldValues: Record<string, readonly string[]> = {
  Range: [
    'bytes=0-0',
    'bytes=-1',
    'bytes=9-1',
    'bytes=0-,0-,0-,0-',
    'bytes=99999999999999999999-',
    'lines=1-2',
  ],
  'If-None-Match': ['*', '"x"', 'W/"x"', `${'"a",'.repeat(300)}"b"`],
  'If-Modified-Since': ['Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday', 'Sat, 31 Feb 2024 99:99:99 GMT'],
  'Accept-Encoding': ['gzip', 'br', 'zstd', '*', 'gzip;q=0, *;q=0', 'br;q=9', 'identity;q=0'],
  Accept: ['text/html', 'text/x-component', 'application/json', '*/*;q=x', 'image/avif,image/webp'],
  'x-middleware-subrequest': ['middleware', 'proxy:proxy:proxy:proxy:proxy'],
  RSC: ['1'],
  'Sec-Fetch-Dest': ['document', 'script', 'empty'],
  'Content-Type': [
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain;charset=utf-7',
  ],
  Authorization: ['Bearer', 'Bearer x', 'Basic Og==', 'Bearer null', 'bearer  '],
};

/** Percent-encodes what may not stand in a request line, sometimes more than that, or twice. */
function encode(text: string, random: Random): string {
  const form = random.below(40);
  if (form === 0) return Buffer.from(text).toString('latin1');
  const whole = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  if (form === 1) return whole;
  const usual = encodeURIComponent(Buffer.from(text).toString('utf8'));
  return form === 2 ? encodeURIComponent(usual) : usual;
}

function makePath(random: Random, { paths, hidden }: Material): string {
  let made = random.chance(0.3) ? random.pick(paths) : random.pick(routes);
  if (random.chance(0.15))
    made = `/${random.pick(['news', 'culture', 'zh-hant/news', 'api/articles'])}/${random.pick(hidden)}`;
  if (random.chance(0.05)) made = `/media/articles/${random.pick(hidden)}/own.csv`;
  const segments = made.split('/').map((part) => encodeURIComponent(part));
  for (let changes = random.below(3); changes > 0; changes -= 1) {
    const at = random.below(segments.length + 1);
    const naughty = encode(random.pick(texts), random);
    const kind = random.below(5);
    if (kind === 0) segments.splice(at, 0, naughty);
    else if (kind === 1) segments.splice(at, 1, naughty);
    else if (kind === 2) segments.splice(at, 1);
    else if (kind === 3)
      segments[segments.length - 1] += random.pick(['.md', '.xml', '/', '//', '%2f', '.', ';x', '%00', '\\']);
    else segments.splice(at, 0, random.pick(['..', '.', '%2e%2e', '', '..%2f..', '..;']));
  }
  const joined = segments.join('/');
  return joined.startsWith('/') || random.chance(0.1) ? joined : `/${joined}`;
}

function makeQuery(random: Random, { hidden, tokens }: Material): string {
  if (random.chance(0.4)) return '';
  const pairs = Array.from({ length: 1 + random.below(4) }, () => {
    const name = random.chance(0.9) ? random.pick(parameters) : encode(random.pick(texts), random);
    if (name === 'token') return `token=${encode(random.pick(tokens), random)}`;
    const value = random.chance(0.1) ? random.pick(hidden) : random.pick(texts);
    return random.chance(0.05) ? name : `${name}=${encode(value, random)}`;
  });
  return `?${pairs.join(random.pick(['&', '&', '&', ';']))}`;
}

function makeFields(random: Random, { tokens }: Material): [string, string][] {
  return Array.from({ length: random.below(5) }, () => {
    const name = random.pick(fieldNames);
    if (name === 'Cookie') {
      const cookie = random.pick([
        'kaiyuan-preview',
        '__prerender_bypass',
        'kaiyuan-reading',
        'reading',
        'x',
      ]);
      return [name, `${cookie}=${random.chance(0.5) ? random.pick(tokens) : printable(random)}`];
    }
    const known = fieldValues[name];
    return [name, known && random.chance(0.8) ? random.pick(known) : printable(random)];
  });
}

function makeBody(random: Random, material: Material): string {
  const kind = random.below(6);
  if (kind === 0) return random.pick(texts);
  if (kind === 1)
    return JSON.stringify({ paths: Array.from({ length: random.below(5) }, () => random.pick(texts)) });
  if (kind === 2) return `{"paths":${'['.repeat(random.below(3000))}`;
  if (kind === 3)
    return `size=${encode(random.pick(texts), random)}&theme=dark&edition=${random.pick(['care', 'x'])}`;
  if (kind === 4) return random.pick(markup).repeat(random.below(200));
  return JSON.stringify({ paths: [`articles/2024/${random.pick(material.hidden)}`, '../../../etc'] });
}

/** Most values can be parsed at all; the others end at the first line of the server. */
function printable(random: Random): string {
  const text = random.pick(texts);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these end a request
  return random.chance(0.95) ? text.replace(/[\u0000-\u001f\u007f]/g, '') : text;
}

/** One request, from what readers ask for to what nobody should. */
export function makeRequest(random: Random, material: Material): WireRequest {
  const method = random.pick(methods);
  const fields = makeFields(random, material);
  const path = makePath(random, material);
  const body = ['GET', 'HEAD'].includes(method) && random.chance(0.98) ? '' : makeBody(random, material);
  if (path === '/api/revalidate' && random.chance(0.5)) {
    fields.push(['Authorization', `Bearer ${material.revalidateSecret}`]);
  }
  const target = path + makeQuery(random, material) + (random.chance(0.02) ? '#x' : '');
  return { method, target: random.chance(0.01) ? `http://evil.example${target}` : target, fields, body };
}
