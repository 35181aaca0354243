import { expect } from '@playwright/test';
import { type Portal, revalidateSecret } from './support/portal';
import { ask, Connection, get } from './support/raw';
import { testWithPortal } from './support/test';
import { present } from './support/text';
import { svg } from './support/tree';

/** HTTP/1.1 on the wire (RFC 9110, 9112): what no well-behaved client sends, sent byte by byte. */

const answered = '/smuggled-request-was-answered';

const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇', body: '正文。'.repeat(300) });
  tree.article({ slug: 'second', title: '第二篇' });
  tree.write('media/a.svg', svg('图'));
  tree.write('media/letters.txt', 'abcdefghijklmnopqrstuvwxyz');
  tree.write('secret.txt', 'the secret beside media');
  tree.write('redirects.yaml', { '/smuggled-marker': answered });
  return { WATCH: '0' };
});

const smuggled = get('/smuggled-marker?hidden');

/** Sends it and gives the statuses of everything that came back until the server closed; `open` when it did not. */
async function outcome(
  portal: Portal,
  bytes: string,
): Promise<{ statuses: number[]; closed: boolean; text: string }> {
  const connection = await Connection.open(portal.port);
  connection.send(bytes);
  const text = await connection.rest(10_000);
  const closed = await connection.closes(0);
  connection.end();
  return {
    statuses: [...text.matchAll(/^HTTP\/1\.[01] (\d{3})\b/gm)].map(([, code]) => Number(code)),
    closed,
    text,
  };
}

/** Refused with 400, or with nothing; closed either way, and nothing after it was read as a request. */
async function expectRefused(portal: Portal, name: string, bytes: string): Promise<void> {
  const { statuses, closed, text } = await outcome(portal, bytes);
  const first = statuses[0] ?? 400;
  expect.soft({ name, first, more: statuses.length > 1, closed }, name).toEqual({
    name,
    first: 400,
    more: false,
    closed: true,
  });
  expect.soft(present(text, [answered]), name).toEqual([]);
}

/** Status of one request on a connection of its own. */
async function statusOf(portal: Portal, bytes: string, method = 'GET'): Promise<number> {
  const connection = await Connection.open(portal.port);
  connection.send(bytes);
  const { status } = await connection.answer(method).finally(() => connection.end());
  return status;
}

test.describe('targets and Host', () => {
  test('what is no target is 400', async ({ portal }) => {
    test.setTimeout(90_000);
    const targets = [
      '/%',
      '/%zz',
      '/news/%E0%A4%A',
      '/?q=%',
      '/search?q=%ff',
      '/news%00',
      '/a?b=%00%',
      '/\x00',
      '/a\x01b',
    ];
    for (const target of [
      ...targets,
      '/a\x7fb',
      '/a\tb',
      '/?q=\x00',
      '/\x1b[31m',
      '*',
      'news',
      '?q=x',
      '',
      '/a b',
    ]) {
      await expectRefusedTarget(portal, target);
    }
  });

  async function expectRefusedTarget(portal: Portal, target: string): Promise<void> {
    const { statuses } = await outcome(portal, get(target, 'Connection: close'));
    expect.soft({ target, statuses }, JSON.stringify(target)).toEqual({ target, statuses: [400] });
  }

  test('a whole address is that page or refused, and leads nowhere else', async ({ portal }) => {
    const page = await portal.get('/news/first');
    for (const origin of ['http://test.example', 'https://evil.example', 'http://evil.example:1']) {
      const connection = await Connection.open(portal.port);
      connection.send(get(`${origin}/news/first`));
      const { status, body, headers } = await connection.answer();
      connection.end();
      expect.soft([200, 400], origin).toContain(status);
      if (status === 200) expect.soft(body.equals(page.bytes), origin).toBe(true);
      expect.soft(headers.get('location'), origin).toBeUndefined();
      expect.soft(present(body.toString(), ['evil.example']), origin).toEqual([]);
    }
    expect.soft([400, 405]).toContain(await statusOf(portal, ask('OPTIONS', '*')));
  });

  test('exactly one valid Host in HTTP/1.1, none needed in HTTP/1.0', async ({ portal }) => {
    test.setTimeout(120_000);
    const head = (...fields: string[]) => ['GET /news/first HTTP/1.1', ...fields, '', ''].join('\r\n');
    await expectRefused(portal, 'no Host', head('Accept: */*'));
    await expectRefused(portal, 'two', head('Host: a.example', 'Host: b.example'));
    await expectRefused(portal, 'twice the same', head('Host: a.example', 'Host: a.example'));
    await expectRefused(portal, 'a blank inside', head('Host: a .example'));
    await expectRefused(portal, 'a path', head('Host: a.example/b'));
    await expectRefused(portal, 'a user', head('Host: a@b.example'));
    expect(await statusOf(portal, 'GET /news/first HTTP/1.0\r\n\r\n')).toBe(200);
    for (const host of ['a.example', 'A.EXAMPLE:8080', '[::1]:80', '127.0.0.1'])
      expect.soft(await statusOf(portal, head(`Host: ${host}`)), host).toBe(200);
  });

  test('versions that are not spoken here are refused', async ({ portal }) => {
    test.setTimeout(120_000);
    for (const version of [
      'HTTP/0.9',
      'HTTP/2.0',
      'HTTP/3.0',
      'HTTP/1',
      'HTTP/1.10',
      'HTTPS/1.1',
      'http/1.1',
      '',
    ]) {
      const { statuses, closed } = await outcome(portal, `GET / ${version}\r\nHost: a.example\r\n\r\n`);
      expect.soft([400, 505], version).toContain(statuses[0] ?? 400);
      expect.soft({ version, closed }).toEqual({ version, closed: true });
    }
    const { statuses, closed } = await outcome(portal, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    expect([statuses[0] ?? 400, closed]).toEqual([400, true]);
  });
});

test.describe('a second request hidden in the first', () => {
  const post = (fields: string[], body: string): string => ask('POST', '/api/reading', ...fields) + body;

  /** The log, where every request has a line, knows nothing of it. */
  async function expectUnread(portal: Portal): Promise<void> {
    await portal.get('/news/first?last-line');
    await expect.poll(() => portal.output()).toContain('?last-line');
    expect(present(portal.output(), ['/smuggled-marker?hidden'])).toEqual([]);
  }

  test('one that is not hidden is answered', async ({ portal }) => {
    const next = get('/smuggled-marker', 'Connection: close');
    const { statuses, text } = await outcome(portal, post(['Content-Length: 6'], `size=a${next}`));
    expect([statuses.length, statuses[1], present(text, [answered])]).toEqual([2, 308, [answered]]);
  });

  test('by its length', async ({ portal }) => {
    test.setTimeout(120_000);
    const chunked = 'Transfer-Encoding: chunked';
    const hidden = `0\r\n\r\n${smuggled}`;
    const both = ['Content-Length: 6', chunked];
    await expectRefused(portal, 'length and coding', post(both, hidden));
    await expectRefused(portal, 'coding and length', post([...both].reverse(), hidden));
    for (const values of [
      ['5', '6'],
      ['5', '5', '6'],
      ['0', String(smuggled.length)],
    ]) {
      await expectRefused(
        portal,
        `lengths ${values}`,
        post(
          values.map((one) => `Content-Length: ${one}`),
          smuggled,
        ),
      );
    }
    for (const value of ['5, 6', '+5', '-1', '0x5', '5a', '5 5', '', '1e1', '٥', '99999999999999999999']) {
      await expectRefused(portal, `length ${value}`, post([`Content-Length: ${value}`], smuggled));
    }
    for (const coding of [
      'xchunked',
      'chunkedx',
      'chunked, identity',
      'identity',
      'gzip',
      'chunked, chunked',
      '"chunked"',
      '\x0bchunked',
      'chun ked',
      '',
    ]) {
      await expectRefused(portal, `coding ${coding}`, post([`Transfer-Encoding: ${coding}`], hidden));
    }
    await expectRefused(portal, 'two codings', post([chunked, 'Transfer-Encoding: identity'], hidden));
    await expectRefused(portal, 'coding twice', post([chunked, chunked], hidden));
    await expectRefused(portal, 'in HTTP/1.0', post([chunked], hidden).replace('HTTP/1.1', 'HTTP/1.0'));
    await expectUnread(portal);
  });

  test('by the form of the head', async ({ portal }) => {
    test.setTimeout(120_000);
    const heads: Record<string, string[]> = {
      'folded line': ['Transfer-Encoding:', ' chunked'],
      'folded line by tab': ['X-A: b', '\tTransfer-Encoding: chunked'],
      'line that begins with a blank': [' Transfer-Encoding: chunked'],
      'blank before the colon': ['Transfer-Encoding : chunked'],
      'tab before the colon': ['Content-Length\t: 3'],
      'no colon': ['Transfer-Encoding chunked'],
      'no name': [': chunked'],
      'blank in the name': ['Transfer Encoding: chunked'],
      'control character in the name': ['Transfer-Encoding\x00: chunked'],
      'control character in the value': ['X-A: b\x00c'],
      'carriage return in the value': ['X-A: b\rTransfer-Encoding: chunked'],
      'line feed in the value': ['X-A: b\nTransfer-Encoding: chunked'],
    };
    for (const [name, fields] of Object.entries(heads)) {
      await expectRefused(portal, name, post(fields, `0\r\n\r\n${smuggled}`));
    }
    const bare = (text: string): string => text.replaceAll('\r\n', '\n');
    await expectRefused(portal, 'bare line feeds', bare(get('/news/first')) + smuggled);
    await expectRefused(
      portal,
      'bare line feed after the request line',
      get('/news/first').replace('\r\n', '\n'),
    );
    await expectRefused(
      portal,
      'bare line feed at the end',
      `${get('/news/first').slice(0, -2)}\n${smuggled}`,
    );
    await expectRefused(
      portal,
      'bare carriage returns',
      get('/news/first').replaceAll('\r\n', '\r') + smuggled,
    );
    await expectRefused(
      portal,
      'tabs in the request line',
      get('/news/first').replaceAll(' /news/first ', '\t/news/first\t'),
    );
    await expectUnread(portal);
  });

  test('by its chunks', async ({ portal }) => {
    test.setTimeout(120_000);
    const chunks = {
      'letters in the size': `5x\r\nabcde\r\n0\r\n\r\n`,
      'size with 0x': '0x5\r\nabcde\r\n0\r\n\r\n',
      'size with a sign': '+5\r\nabcde\r\n0\r\n\r\n',
      'negative size': '-5\r\nabcde\r\n0\r\n\r\n',
      'blank before the size': ' 5\r\nabcde\r\n0\r\n\r\n',
      'no size': '\r\nabcde\r\n0\r\n\r\n',
      'enormous size': 'FFFFFFFFFFFFFFFFFF\r\nabcde\r\n0\r\n\r\n',
      'longer than its size': '3\r\nabcde\r\n0\r\n\r\n',
      'bare line feed after the size': '5\nabcde\r\n0\r\n\r\n',
      'bare line feed after the data': '5\r\nabcde\n0\r\n\r\n',
      'bare line feed in an extension': `5;a\nabc\r\nabcde\r\n0\r\n\r\n`,
      'bare line feed at the end': '5\r\nabcde\r\n0\n\n',
    };
    for (const [name, body] of Object.entries(chunks)) {
      await expectRefused(portal, name, post(['Transfer-Encoding: chunked'], body + smuggled));
    }
    await expectUnread(portal);
  });
});

test.describe('one connection, many requests', () => {
  const targets = [
    '/news/first',
    '/api/search?q=x',
    '/',
    '/media/a.svg',
    '/nothing',
    '/news/',
    '/rss.xml',
    '/news/second',
  ];

  test('answers come in order, each the right one', async ({ portal }) => {
    const alone = await Promise.all(targets.map((target) => portal.get(target)));
    const connection = await Connection.open(portal.port);
    connection.send(Array.from({ length: 3 }, () => targets.map((target) => get(target)).join('')).join(''));
    for (const [index, target] of [...targets, ...targets, ...targets].entries()) {
      const { status, body, headers } = await connection.answer();
      const wanted = alone[index % targets.length];
      expect([target, status, headers.get('etag')]).toEqual([target, wanted?.status, wanted?.headers.etag]);
      // What it took to search differs.
      if (!target.startsWith('/api/'))
        expect(body.equals(wanted?.bytes ?? Buffer.alloc(0)), target).toBe(true);
    }
    expect(connection.unclaimed).toBe(0);
    connection.end();
  });

  test('HEAD has the headers of GET and no body', async ({ portal }) => {
    for (const target of [...targets, '/reading.css', '/robots.txt']) {
      await portal.get(target);
      const connection = await Connection.open(portal.port);
      connection.send(get(target), ask('HEAD', target), get('/news/second'));
      const whole = await connection.answer();
      const head = await connection.answer('HEAD');
      const after = await connection.answer();
      connection.end();
      expect.soft([head.status, after.status], target).toEqual([whole.status, 200]);
      // An answer that is made on the way may leave its length out (RFC 9110 §9.3.2).
      const told = ({ headers }: typeof head): object =>
        Object.fromEntries(
          [...headers].filter(([name]) => !/^(?:date|content-length|transfer-encoding)$/.test(name)),
        );
      expect.soft(told(head), target).toEqual(told(whole));
      const length = head.headers.get('content-length');
      if (length !== undefined) expect.soft(Number(length), target).toBe(whole.body.length);
    }
  });

  test('a body where none is needed does not put it out of step', async ({ portal }) => {
    const connection = await Connection.open(portal.port);
    connection.send(
      `${get('/news/first', 'Content-Length: 5')}hello`,
      `${get('/', `Content-Length: ${smuggled.length}`)}${smuggled}`,
      `${get('/nothing', 'Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`,
      `${ask('POST', '/news/first', 'Content-Length: 5')}hello`,
      get('/news/second'),
    );
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await connection.answer()).status);
    expect([statuses, connection.unclaimed]).toEqual([[200, 200, 404, 405, 200], 0]);
    connection.end();
  });

  test('it ends when asked to', async ({ portal }) => {
    for (const target of targets) {
      const connection = await Connection.open(portal.port);
      connection.send(get(target, 'Connection: close'), get('/news/second'));
      const { headers } = await connection.answer();
      expect.soft([target, headers.get('connection')?.toLowerCase()]).toEqual([target, 'close']);
      expect.soft([target, await connection.rest(), await connection.closes()]).toEqual([target, '', true]);
      connection.end();
    }
  });

  test('HTTP/1.0 is answered without chunks and closed, unless it asks otherwise', async ({ portal }) => {
    for (const target of targets) {
      const connection = await Connection.open(portal.port);
      connection.send(`GET ${target} HTTP/1.0\r\n\r\n`);
      const { status, headers } = await connection.answer();
      expect.soft([target, status]).toEqual([target, (await portal.get(target)).status]);
      expect.soft([target, headers.get('transfer-encoding')]).toEqual([target, undefined]);
      expect.soft([target, await connection.closes()]).toEqual([target, true]);
      connection.end();
    }
    const connection = await Connection.open(portal.port);
    const old = 'GET /news/first HTTP/1.0\r\nConnection: keep-alive\r\n\r\n';
    connection.send(old);
    const { status, headers } = await connection.answer();
    expect(status).toBe(200);
    if (headers.get('connection')?.toLowerCase() === 'keep-alive') {
      connection.send(old);
      expect((await connection.answer()).status).toBe(200);
    } else {
      expect(await connection.closes()).toBe(true);
    }
    connection.end();
  });

  test('cut into single bytes, a request means the same', async ({ portal }) => {
    for (const [target, fields] of [
      ['/news/first', ['Accept-Encoding: br']],
      ['/api/search?q=%E7%AC%AC', []],
      ['/nothing', ['Cookie: a=b']],
    ] as const) {
      const whole = await Connection.open(portal.port);
      const bytes = get(target, ...fields);
      whole.send(bytes);
      const wanted = await whole.answer();
      const slow = await Connection.open(portal.port);
      for (const byte of bytes + bytes) {
        await new Promise((written) => slow.socket.write(Buffer.from(byte, 'latin1'), written));
      }
      for (const answer of [await slow.answer(), await slow.answer()]) {
        expect([answer.status, answer.headers.get('etag')]).toEqual([
          wanted.status,
          wanted.headers.get('etag'),
        ]);
        if (!target.startsWith('/api/')) expect(answer.body.equals(wanted.body)).toBe(true);
      }
      whole.end();
      slow.end();
    }
  });
});

test.describe('limits', () => {
  test('of the head', async ({ portal }) => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `X-${n}: v`);
    expect(await statusOf(portal, get('/news/first', `X-Long: ${'a'.repeat(12_000)}`))).toBe(200);
    expect(await statusOf(portal, get('/news/first', ...many(80)))).toBe(200);
    expect(await statusOf(portal, get(`/news/first?${'a'.repeat(8000)}`))).toBe(200);
    expect.soft(await statusOf(portal, get('/news/first', `X-Long: ${'a'.repeat(17_000)}`))).toBe(431);
    expect
      .soft(
        await statusOf(
          portal,
          get('/news/first', ...Array.from({ length: 5 }, (_, n) => `X-${n}: ${'a'.repeat(4000)}`)),
        ),
      )
      .toBe(431);
    expect.soft([400, 431]).toContain(await statusOf(portal, get('/news/first', ...many(101))));
    expect.soft(await statusOf(portal, get(`/${'a'.repeat(8192)}`))).toBe(414);
    expect.soft(await statusOf(portal, get(`/news/first?${'a'.repeat(8192)}`))).toBe(414);
    expect.soft(await statusOf(portal, get(`/${'a'.repeat(14_000)}`))).toBe(414);
  });

  test('of bodies, announced or not', async ({ portal }) => {
    test.setTimeout(60_000);
    const bearer = `Authorization: Bearer ${revalidateSecret}`;
    const form = 'Content-Type: application/x-www-form-urlencoded';
    const choice = 'size=large&x=';
    for (const [target, fields, body, status] of [
      ['/api/reading', [form], choice.padEnd(1000, 'a'), 303],
      ['/api/reading', [form], choice.padEnd(17 * 1024, 'a'), 413],
      ['/api/revalidate', [bearer], '{"paths":[]}'.padEnd(1000), 200],
      ['/api/revalidate', [bearer], '{"paths":[]}'.padEnd(8500 * 1024), 413],
    ] as const) {
      const size = `${target} ${body.length}`;
      const announced = ask('POST', target, ...fields, `Content-Length: ${body.length}`) + body;
      expect.soft([size, await statusOf(portal, announced)]).toEqual([size, status]);
      const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      const chunked = ask('POST', target, ...fields, 'Transfer-Encoding: chunked') + chunk;
      expect.soft([size, 'chunked', await statusOf(portal, chunked)]).toEqual([size, 'chunked', status]);
    }
    // Announced only: the answer does not wait for what will not be read.
    const announced = ask('POST', '/api/revalidate', bearer, 'Content-Length: 100000000');
    expect.soft(await statusOf(portal, announced).catch(() => 'no answer')).toBe(413);
  });
});

test('no path leads outside, and no redirect off the site', async ({ portal }) => {
  test.setTimeout(60_000);
  const paths = [
    ...[
      '/media/../package.json',
      '/media/../secret.txt',
      '/media/%2e%2e/site.yaml',
      '/media/.%2e/secret.txt',
    ],
    ...[
      '/media/..%2f..%2fpackage.json',
      '/media/..%2fsecret.txt',
      '/media/..%5csecret.txt',
      '/media/..\\secret.txt',
    ],
    ...[
      '/media/%252e%252e/secret.txt',
      '/media/./../secret.txt',
      '/media//../secret.txt',
      '/media/a.svg/../../secret.txt',
    ],
    ...[
      '/media/..;/secret.txt',
      '/media/%2fetc%2fpasswd',
      '/media//etc/passwd',
      '/../../../../etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
    ],
    ...[
      '/_next/static/../../server',
      '/_next/static/../BUILD_ID',
      '/_next/static/..%2f..%2fBUILD_ID',
      '/_next/..%2f..%2fpackage.json',
    ],
    ...[
      '/_next/static/chunks/../../../package.json',
      '/_next/image?url=%2fetc%2fpasswd&w=640&q=75',
      '/_next/data/x/../../package.json',
    ],
    ...[
      '/assets/..%5c',
      '/assets/../package.json',
      '/assets/..%2fmanifest.json',
      '/assets/%2e%2e/BUILD_ID',
      '/favicon.svg/../../package.json',
    ],
    ...[
      '//evil.com',
      '//evil.com/',
      '/\\evil.com',
      '/\\evil.com/',
      '/%2f%2fevil.com/..',
      '/%2f%2fevil.com/',
      '/%5cevil.com/',
      '///evil.com//',
    ],
    ...[
      '/.//evil.com/',
      '/..//evil.com/',
      '/news//evil.com/',
      '/%09/evil.com/',
      '/evil.com%2f..%2f',
      '/@evil.com/',
      '//evil.com%2f@x/',
    ],
  ];
  for (const target of paths) {
    const connection = await Connection.open(portal.port);
    connection.send(get(target));
    const { status, headers, body } = await connection.answer();
    connection.end();
    expect.soft([308, 400, 404], target).toContain(status);
    const inside = [
      'the secret beside',
      '"name": "kaiyuan"',
      'shortName: ',
      'root:x:',
      '"enhance":',
      'R.c("server',
    ];
    expect.soft(present(body.toString(), inside), target).toEqual([]);
    const location = headers.get('location');
    if (location === undefined) continue;
    expect.soft(location, target).toMatch(/^\/(?![/\\])/);
    expect.soft(new URL(location, 'http://site.example').host, target).toBe('site.example');
  }
});

test.describe('other protocols and methods', () => {
  test('an upgrade is ignored or refused, and never left waiting', async ({ portal }) => {
    test.setTimeout(120_000);
    const h2c = [
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
    ];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const socket = ['Connection: Upgrade', 'Upgrade: websocket', key, 'Sec-WebSocket-Version: 13'];
    for (const [name, fields] of Object.entries({
      h2c,
      socket,
      unknown: ['Connection: Upgrade', 'Upgrade: x'],
    })) {
      for (const target of ['/news/first', '/', '/api/ready', '/_next/webpack-hmr', '/nothing']) {
        const connection = await Connection.open(portal.port);
        connection.send(get(target, ...fields));
        const answer = await connection.answer('GET', 4000).catch(() => undefined);
        const closed = await connection.closes(answer ? 0 : 2000);
        connection.end();
        expect
          .soft([200, 400, 404, 426, 501], `${name} ${target}`)
          .toContain(answer?.status ?? (closed ? 400 : 'left waiting'));
      }
    }
  });

  test('methods that nothing here has', async ({ portal }) => {
    test.setTimeout(120_000);
    const authority = ask('CONNECT', 'evil.example:443');
    expect
      .soft([400, 405, 501], 'CONNECT')
      .toContain(await statusOf(portal, authority).catch(() => 'no answer'));
    for (const method of ['TRACE', 'TRACK', 'BREW', 'PROPFIND', 'get', 'GETX', 'PURGE', 'M-SEARCH', 'LINK']) {
      for (const target of ['/news/first', '/api/search?q=x', '/media/a.svg']) {
        const bytes = ask(method, target, 'X-Marker: echoed-marker', 'Connection: close');
        const { statuses, text } = await outcome(portal, bytes);
        expect.soft([400, 405, 501], `${method} ${target}`).toContain(statuses[0]);
        expect.soft(present(text, ['echoed-marker']), method).toEqual([]);
      }
    }
  });

  test('Expect', async ({ portal }) => {
    const body = 'size=large';
    const fields = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`];
    const connection = await Connection.open(portal.port);
    connection.send(ask('POST', '/api/reading', ...fields, 'Expect: 100-continue'));
    expect((await connection.answer()).status).toBe(100);
    connection.send(body, get('/news/second'));
    expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([303, 200]);
    connection.end();
    expect(await statusOf(portal, ask('POST', '/api/reading', ...fields, 'Expect: a-miracle') + body)).toBe(
      417,
    );
    expect.soft(await statusOf(portal, get('/news/first', 'Expect: a-miracle'))).toBe(417);
  });
});
