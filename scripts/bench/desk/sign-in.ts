import type { BrowserContext } from 'playwright';
import { openDesk } from '@/lib/desk/desk';
import { invite } from '@/lib/desk/people/invite';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** Cookies of a chief with a new account, for a browser. */
export async function newChief(url: string, deskDir: string): Promise<Cookies> {
  const desk = openDesk(deskDir);
  const by = { id: 'cli', name: 'cli' };
  const person = { email: 'chief@example.org', name: '主编', role: 'chief' } as const;
  const { token } = invite(desk, { ...person, hours: 1, by, now: Date.now() });
  desk.db.close();
  const answer = await fetch(`${url}/desk/api/auth/invitation`, {
    method: 'POST',
    body: JSON.stringify({ token, password: 'correct horse battery staple' }),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: url },
  });
  if (answer.status !== 201) throw new Error(`no account: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((line) => {
    const pair = line.split(';', 1)[0] ?? '';
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
