import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequestHead } from './request-head';

const read = (text: string) => readRequestHead(Buffer.from(text, 'latin1'));
const request = (...lines: string[]) =>
  `${['GET /news HTTP/1.1', 'Host: a.cn', ...lines].join('\r\n')}\r\n\r\n`;

describe('readRequestHead', () => {
  it('reads what browsers send', () => {
    expect(
      read(
        request(
          'Accept-Encoding: gzip, deflate, br, zstd',
          'If-None-Match: "x"',
          'Cookie: a=1',
          'Connection: keep-alive',
        ),
      ),
    ).toEqual({
      method: 'GET',
      target: '/news',
      fields: {
        encodings: ['br', 'gzip', 'identity'],
        ifNoneMatch: '"x"',
        ifModifiedSince: undefined,
        asPage: false,
        cookie: 'a=1',
        forwarded: undefined,
        reader: 'robot',
      },
    });
    const fields = read(
      request(
        'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        'X-Forwarded-For: 10.0.0.1, 192.0.2.7',
      ),
    )?.fields;
    expect(fields).toMatchObject({ forwarded: '192.0.2.7', reader: { browser: expect.any(Number) } });
    expect(read('HEAD /a?b=c HTTP/1.1\r\nhost: [::1]:80\r\n\r\n')).toMatchObject({
      method: 'HEAD',
      target: '/a?b=c',
    });
  });

  it('leaves what it does not know to the full handler', () => {
    expect(read(request('Range: bytes=0-1'))).toEqual({ method: 'GET', target: '/news', fields: undefined });
  });

  it.each([
    ['half a request', 'GET /news HTTP/1.1\r\nHost: a.cn\r\n'],
    ['two requests', request() + request()],
    ['a request and a byte', `${request()}x`],
    ['an empty line in the middle', request('', 'X: y')],
    ['a target that is too long', `GET /${'a'.repeat(8192)} HTTP/1.1\r\nHost: a.cn\r\n\r\n`],
    ['no Host', 'GET / HTTP/1.1\r\nA: b\r\n\r\n'],
    ['no fields', 'GET / HTTP/1.1\r\n\r\n'],
    ['two Hosts', request('Host: b.cn')],
    ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a.cn/x\r\n\r\n'],
    ['a body', request('Content-Length: 5')],
    ['a body of no bytes', request('content-length: 0')],
    ['chunks', request('Transfer-Encoding: chunked')],
    ['an obscured length', request('Content-Length : 5')],
    ['a folded line', request('X: a', ' b')],
    ['a bare line feed', request('X: a\nContent-Length: 5')],
    ['a bare carriage return', request('X: a\rContent-Length: 5')],
    ['a NUL', request('X: a\0b')],
    ['an upgrade', request('Connection: Upgrade', 'Upgrade: h2c')],
    ['an end', request('Connection: close')],
    ['an expectation', request('Expect: 100-continue')],
    ['an older protocol', 'GET / HTTP/1.0\r\nHost: a.cn\r\n\r\n'],
    ['another method', 'POST / HTTP/1.1\r\nHost: a.cn\r\n\r\n'],
    ['an absolute target', 'GET http://a.cn/ HTTP/1.1\r\nHost: a.cn\r\n\r\n'],
    ['a target with a space', 'GET /a b HTTP/1.1\r\nHost: a.cn\r\n\r\n'],
    ['a target with a control character', 'GET /a\x01 HTTP/1.1\r\nHost: a.cn\r\n\r\n'],
    ['a target that holds a request', 'GET /a\r\n\r\nGET /b HTTP/1.1\r\nHost: a.cn\r\n\r\n'],
    ['a name with a space', request('X Y: a')],
    ['no name', request(': a')],
    ['too many fields', request(...Array.from({ length: 80 }, (_, index) => `X-${index}: a`))],
    ['too much', request(`X: ${'a'.repeat(9000)}`)],
  ])('does not take %s for a plain request', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('never finds a request in anything that has more than one end of a head', () => {
    const part = fc.constantFrom(
      'GET /a HTTP/1.1\r\n',
      'Host: a\r\n',
      '\r\n',
      'X: y\r\n',
      'GET /',
      ' HTTP/1.1\r\n',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        if (read(text)) expect(text.indexOf('\r\n\r\n')).toBe(text.length - 4);
      }),
    );
  });
});
