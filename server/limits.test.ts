import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/site/env';
import { createLimiter, type Limiter } from './limits';

function from(address: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers['x-forwarded-for'] = address;
  return request;
}

const limiter = (): Limiter => createLimiter(readEnvironment({ TRUST_PROXY: '1' }));

/** How many requests below /desk pass, of at most `most`. */
async function passed(
  limits: Limiter,
  person: string | undefined,
  address: string,
  most: number,
): Promise<number> {
  for (let count = 0; count < most; count += 1) {
    if ((await limits.desk(from(address), person)) !== undefined) return count;
  }
  return most;
}

describe('requests below /desk in a minute', () => {
  it('are 3,000 for a person, from wherever; what one person uses up takes nothing from another', async () => {
    const limits = limiter();
    expect(await passed(limits, 'chen', '192.0.2.1', 4000)).toBe(3000);
    expect(await limits.desk(from('198.51.100.7'), 'chen')).toBeGreaterThan(0);
    expect(await limits.desk(from('192.0.2.1'), 'lin')).toBeUndefined();
  });

  it('are 300 for a network without a session, an IPv6 network as a whole', async () => {
    const limits = limiter();
    expect(await passed(limits, undefined, '2001:db8:0:1::1', 400)).toBe(300);
    expect(await limits.desk(from('2001:db8:0:1::2'), undefined)).toBeGreaterThan(0);
    expect(await limits.desk(from('2001:db8:0:2::1'), undefined)).toBeUndefined();
  });
});
