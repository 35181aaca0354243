import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { EnvironmentError, readEnvironment } from '@/lib/site/env';

/** What can be told of the files for systemd and containers without a machine that runs them. */

const folder = mkdtempSync(path.join(tmpdir(), 'kaiyuan-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const unit = readFileSync('deploy/systemd/kaiyuan@.service', 'utf8');
const composed = z
  .object({
    services: z.record(z.string(), z.object({ environment: z.record(z.string(), z.string()).optional() })),
  })
  .parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }));
const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Variables of a start that do what somebody thought they do: unknown ones would be passed over in silence. */
function expectKnown(variables: Readonly<Record<string, string>>): void {
  const env = readFileSync('lib/site/env.ts', 'utf8');
  const foreign = new Set(['NODE_ENV', 'NEXT_TELEMETRY_DISABLED', 'MALLOC_ARENA_MAX']);
  const ours = Object.entries(variables).filter(([name]) => !foreign.has(name));
  for (const [name] of ours) expect([name, new RegExp(`^  ${name}:`, 'm').test(env)]).toEqual([name, true]);
  const places = { CONTENT_DIR: 'content', DATA_DIR: folder, DESK_DIR: folder, ASSETS_DIR: folder };
  const filled = ours.map(([name, value]) => [
    name,
    value
      .replace(/\$\{SITE_HOST[^}]*\}/, 'a.example')
      .replace(/\$\{[^}]*\}/, 's'.repeat(32))
      .replace('%i', '3001'),
  ]);
  expect(() => readEnvironment({ ...Object.fromEntries(filled), ...places })).not.toThrow(EnvironmentError);
}

describe('the unit for systemd', () => {
  const has = (name: string): boolean => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
  const missing = !has('systemd-analyze');
  if (missing) process.stderr.write('not tested: systemd-analyze is not there\n');

  it.skipIf(missing)('is understood, and leaves the process little', () => {
    const file = path.join(folder, 'kaiyuan@3001.service');
    writeFileSync(file, unit.replaceAll('/usr/bin/node', process.execPath));
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect([verified.status, verified.stdout + verified.stderr]).toEqual([0, '']);
    const judged = spawnSync(
      'systemd-analyze',
      ['security', '--offline=yes', '--threshold=20', '--no-pager', file],
      { encoding: 'utf8' },
    );
    expect([judged.status, judged.stdout.split('\n').at(-2)]).toEqual([0, expect.stringContaining('OK')]);
  });

  it('sets variables that there are, and starts files that there are', () => {
    const assignments = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' '),
    );
    expectKnown(Object.fromEntries(assignments.map((assignment) => assignment.split('=', 2))));
    for (const [, file = ''] of unit.matchAll(/^Exec\w+=.* (deploy\/\S+\.mjs)/gm))
      expect([file, existsSync(file)]).toEqual([file, true]);
  });
});

describe('containers', () => {
  it('set variables that there are, and start files that there are', () => {
    for (const name of ['one', 'two']) expectKnown(composed.services[name]?.environment ?? {});
    expect(composed.services.two?.environment).toMatchObject({
      ...composed.services.one?.environment,
      ANNOUNCE: 'off',
    });
    for (const [, file = ''] of dockerfile.matchAll(/"(deploy\/[\w.]+)"/g))
      expect([file, existsSync(file)]).toEqual([file, true]);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('get what the build reads, and no secrets', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    for (const needed of ['app', 'lib', 'server', 'scripts', 'public', 'deploy', 'package.json'])
      expect(ignored).not.toContain(needed);
    for (const secret of ['.env*', '.desk', '.data', '.git']) expect(ignored).toContain(secret);
  });

  it('give nginx the configuration that runs on one machine, with names that are in it', () => {
    const conf = readFileSync('deploy/nginx/kaiyuan.conf', 'utf8');
    const marks = [
      ...readFileSync('compose.yaml', 'utf8').matchAll(
        /s[/#]([^/#]\S*?|\/etc[^#]*)[/#](?:one:3000|two:3000|\/certificates|\$\$SITE_HOST)/g,
      ),
    ];
    expect(marks).toHaveLength(4);
    for (const [, mark = ''] of marks) expect([mark, conf.includes(mark)]).toEqual([mark, true]);
  });
});
