import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { respond, unknown } from './desk-error';
import { onTrouble, type Trouble } from './trouble';

const request = new Request('http://a/desk/api/people?token=secret', { method: 'POST' });

describe('a handler of the desk', () => {
  it('says as JSON why it does not do something', async () => {
    const answer = await respond(() => {
      throw unknown();
    })(request, {});
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'not-found' } }]);
  });

  it('tells of errors that nobody foresaw to the log, with the path, and nothing of them to whoever asked', async () => {
    const troubles: Trouble[] = [];
    onTrouble((trouble) => troubles.push(trouble));
    const answer = await respond(() => Promise.reject(new Error('SQLITE_FULL: /srv/desk.sqlite')))(
      request,
      {},
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      500,
      'application/json; charset=utf-8',
    ]);
    expect(await answer.json()).toEqual({
      error: { code: 'internal', message: expect.not.stringContaining('SQLITE') },
    });
    expect(troubles).toEqual([
      { problem: expect.stringMatching(/^Error: SQLITE_FULL.*\n +at /), path: 'POST /desk/api/people' },
    ]);
  });
});

it('every handler below /desk/api answers so', () => {
  const folder = path.resolve('app/desk/api');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const exported = [...source.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b(.*)$/gm)];
    const bare = exported.filter(([, , rest = '']) => !/^ = respond[<(]/.test(rest));
    expect.soft(bare.map(([, method]) => `${file} ${method}`)).toEqual([]);
    expect.soft(exported.length + Number(/^export \{ answer as/m.test(source)), file).toBeGreaterThan(0);
  }
});
