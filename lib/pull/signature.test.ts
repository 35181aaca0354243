import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkSignature } from './signature';

const now = 1_576_754_827_988;

function isTaken(headers: Record<string, string>, secret: string, body = ''): boolean | undefined {
  const check = checkSignature(headers, secret, now);
  for (const byte of Buffer.from(body)) check?.update(Buffer.from([byte]));
  return check?.holds();
}

/** From GitHub's documentation, "Validating webhook deliveries", section on testing. */
const github = {
  secret: "It's a Secret to Everybody",
  body: 'Hello, World!',
  digest: '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
};

/** The secret of Gitee's documented examples; timestamp and signature as openssl makes them of it. */
const gitee = {
  secret: 'this is secret',
  timestamp: String(now),
  signature: '2D978FIy4DMMTbiN80zQkNH1Eq/kMBt3gL6OnWfGzzY=',
};

describe('checkSignature', () => {
  it('takes the signature of GitHub, over the bytes of the body', () => {
    const headers = { 'x-hub-signature-256': `sha256=${github.digest}` };
    expect(isTaken(headers, github.secret, github.body)).toBe(true);
    expect(isTaken(headers, github.secret, 'Hello, World?')).toBe(false);
    expect(isTaken(headers, 'another', github.body)).toBe(false);
    expect(isTaken({ 'x-hub-signature-256': github.digest }, github.secret, github.body)).toBe(false);
    expect(isTaken({ 'x-hub-signature-256': '' }, github.secret, github.body)).toBe(false);
  });

  it.each(['x-gitea-signature', 'x-forgejo-signature'])('takes %s, the bare digest', (name) => {
    expect(isTaken({ [name]: github.digest }, github.secret, github.body)).toBe(true);
    expect(isTaken({ [name]: `sha256=${github.digest}` }, github.secret, github.body)).toBe(false);
    expect(isTaken({ [name]: github.digest }, github.secret, '')).toBe(false);
  });

  it('takes the token of GitLab, which is the secret', () => {
    expect(isTaken({ 'x-gitlab-token': 'secret' }, 'secret', '{}')).toBe(true);
    expect(isTaken({ 'x-gitlab-token': 'secret ' }, 'secret', '{}')).toBe(false);
    expect(isTaken({ 'x-gitlab-token': '' }, 'secret', '{}')).toBe(false);
  });

  it('takes the password of Gitee and its signature, percent-encoded or not', () => {
    const { secret, timestamp, signature } = gitee;
    const sent = (token: string, time = timestamp) =>
      isTaken({ 'x-gitee-token': token, 'x-gitee-timestamp': time }, secret);
    expect(sent(secret)).toBe(true);
    expect(isTaken({ 'x-gitee-token': secret }, secret)).toBe(true);
    expect(sent(signature)).toBe(true);
    expect(sent(encodeURIComponent(signature))).toBe(true);
    expect(sent('wrong')).toBe(false);
    expect(isTaken({ 'x-gitee-token': signature }, secret)).toBe(false);
    expect(sent(signature, String(now + 1))).toBe(false);
  });

  it('takes no signature of Gitee that is older than an hour, or without a time', () => {
    const { secret } = gitee;
    const sign = (time: string) => createHmac('sha256', secret).update(`${time}\n${secret}`).digest('base64');
    const sent = (time: string) =>
      isTaken({ 'x-gitee-token': sign(time), 'x-gitee-timestamp': time }, secret);
    expect(sent(String(now - 3_599_000))).toBe(true);
    for (const time of [String(now - 3_601_000), String(now + 3_601_000), '', 'yesterday']) {
      expect([time, sent(time)]).toEqual([time, false]);
    }
  });

  it('wants all that is there to hold, and something to be there', () => {
    const right = { 'x-hub-signature-256': `sha256=${github.digest}`, 'x-gitea-signature': github.digest };
    expect(isTaken(right, github.secret, github.body)).toBe(true);
    expect(isTaken({ ...right, 'x-gitea-signature': 'wrong' }, github.secret, github.body)).toBe(false);
    expect(isTaken({ ...right, 'x-gitlab-token': 'wrong' }, github.secret, github.body)).toBe(false);
    expect(isTaken({}, github.secret, github.body)).toBeUndefined();
    expect(isTaken({ 'x-hub-signature': `sha1=${'0'.repeat(40)}` }, github.secret)).toBeUndefined();
  });
});
