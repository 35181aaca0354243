import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createPreviewToken, newGrant, readPreviewToken } from './token';

const secret = 's'.repeat(32);
const now = Date.parse('2026-06-01T12:00:00Z');
const hour = 3_600_000;

function tokenFor(slug: string, hours: number, key = secret): Promise<string> {
  return createPreviewToken(newGrant(slug, hours, now), key);
}

function sign(
  audience: string | undefined,
  claims: { sub?: string; exp?: number },
  key = secret,
  alg = 'HS256',
) {
  const token = new SignJWT({}).setProtectedHeader({ alg }).setIssuedAt(now / 1000);
  if (audience) token.setAudience(audience);
  if (claims.sub !== undefined) token.setSubject(claims.sub);
  if (claims.exp !== undefined) token.setExpirationTime(claims.exp);
  return token.sign(new TextEncoder().encode(key));
}

describe('preview tokens', () => {
  it('grant one article until they expire', async () => {
    const grant = newGrant('a-b', 24, now);
    const token = await createPreviewToken(grant, secret);
    const expires = now + 24 * hour;
    expect(grant).toMatchObject({ slug: 'a-b', issued: now, expires });
    expect(await readPreviewToken(token, secret, now)).toEqual(grant);
    expect(await readPreviewToken(token, secret, expires - 1000)).toEqual(grant);
    expect(await readPreviewToken(token, secret, expires)).toBeUndefined();
    expect(await readPreviewToken(token, secret, expires + hour)).toBeUndefined();
  });

  it('take fractions of hours', async () => {
    const token = await tokenFor('a', 0.25);
    expect((await readPreviewToken(token, secret, now))?.expires).toBe(now + hour / 4);
    expect(await readPreviewToken(await tokenFor('a', -1), secret, now)).toBeUndefined();
    expect(await readPreviewToken(await tokenFor('a', 0), secret, now)).toBeUndefined();
  });

  it('are the same for the same grant, and another for every link', async () => {
    const grant = newGrant('a', 1, now);
    expect(await createPreviewToken(grant, secret)).toBe(await createPreviewToken(grant, secret));
    expect(newGrant('a', 1, now).id).not.toBe(grant.id);
  });

  it('need not name a link', async () => {
    const grant = { slug: 'a', issued: now, expires: now + hour };
    expect(await readPreviewToken(await createPreviewToken(grant, secret), secret, now)).toEqual(grant);
  });

  it('are refused under another secret', async () => {
    const token = await tokenFor('a', 1, 'x'.repeat(32));
    expect(await readPreviewToken(token, secret, now)).toBeUndefined();
  });

  it('are refused when anything in them was changed', async () => {
    const token = await tokenFor('a', 1);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const other = Buffer.from(payload, 'base64url').toString().replace('"a"', '"b"');
    const forged = [
      `${head}.${Buffer.from(other).toString('base64url')}.${signature}`,
      `${head}.${payload}.`,
      `${head}.${payload}`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      `${head}.${payload}.${signature.slice(0, -4)}AAAA`,
      '',
      'x',
      '..',
    ];
    for (const text of forged) expect(await readPreviewToken(text, secret, now), text).toBeUndefined();
  });

  it('are refused when made for something else', async () => {
    const exp = now / 1000 + 3600;
    expect(
      await readPreviewToken(await sign('kaiyuan-preview', { sub: 'a', exp }), secret, now),
    ).toBeDefined();
    expect(
      await readPreviewToken(await sign('kaiyuan-desk', { sub: 'a', exp }), secret, now),
    ).toBeUndefined();
    expect(await readPreviewToken(await sign(undefined, { sub: 'a', exp }), secret, now)).toBeUndefined();
  });

  it('are refused without article or expiry, or with another algorithm', async () => {
    const exp = now / 1000 + 3600;
    const audience = 'kaiyuan-preview';
    expect(await readPreviewToken(await sign(audience, { sub: 'a' }), secret, now)).toBeUndefined();
    expect(await readPreviewToken(await sign(audience, { exp }), secret, now)).toBeUndefined();
    expect(await readPreviewToken(await sign(audience, { sub: '', exp }), secret, now)).toBeUndefined();
    const long = 's'.repeat(64);
    expect(
      await readPreviewToken(await sign(audience, { sub: 'a', exp }, long, 'HS512'), long, now),
    ).toBeUndefined();
  });
});
