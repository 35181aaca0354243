import { parseArgs } from 'node:util';
import { openDesk } from '@/lib/desk/desk';
import { invitationPath } from '@/lib/desk/desk-address';
import { emailSchema, nameSchema } from '@/lib/desk/people/email';
import { invite } from '@/lib/desk/people/invite';
import { isRole } from '@/lib/desk/person';
import { createClock } from '@/lib/site/clock';
import { EnvironmentError } from '@/lib/site/env';
import { environmentOrExit } from './support/newsroom';

/**
 * `npm run desk:invite -- --email … --name … --role chief|editor|author [--hours 48]` prints a link under which that
 * person sets a password, once; for an address that has an account it sets a new one. The server may be running.
 */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const usage = 'usage: npm run desk:invite -- --email … --name … --role chief|editor|author [--hours 48]';

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { email: text, name: text, role: text, hours: { ...text, default: '48' } } })
      .values;
  } catch {
    return fail(usage);
  }
}

const { email, name, role, hours } = readArguments();
if (!email || !name || !role) fail(usage);
const address = emailSchema.safeParse(email);
if (!address.success) fail('--email: an address of mail');
const called = nameSchema.safeParse(name);
if (!called.success) fail('--name: at most 40 characters');
if (!isRole(role)) fail('--role: chief, editor or author');
if (!(Number(hours) > 0 && Number(hours) <= 24 * 30)) fail('--hours: a number above 0, at most 720');

const { deskDir, siteUrl, testClockFile } = environmentOrExit();
try {
  const desk = openDesk(deskDir);
  const { token } = invite(desk, {
    email: address.data,
    name: called.data,
    role,
    hours: Number(hours),
    by: { id: 'cli', name: 'cli' },
    now: createClock(testClockFile).now(),
  });
  desk.db.close();
  process.stdout.write(`${siteUrl}${invitationPath}?token=${token}\n`);
} catch (error) {
  if (error instanceof EnvironmentError) fail(error.message);
  throw error;
}
