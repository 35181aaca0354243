import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * `npm run lock`, after every change of dependencies. Where the registry in use does not carry the packages of other
 * platforms, npm leaves them out of the lock file, and `npm ci` then refuses it everywhere. Their names tell enough
 * to write the entries: version, operating system, processor and C library.
 */
const file = 'package-lock.json';

const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const systems = [
  'android',
  'darwin',
  'win32',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'openharmony',
  'linux',
];
const processors = [
  'arm64',
  'wasm32',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'arm',
];

function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } | undefined {
  const part = (options: string[]): string | undefined =>
    options.find((option) => name.includes(`-${option}`));
  const os = part(systems);
  const cpu = part(processors);
  if (!os && !cpu) return undefined;
  const libc = name.endsWith('musl') ? 'musl' : os === 'linux' && name.includes('gnu') ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

const lock = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const { packages } = lock;
const added: string[] = [];
for (const [place, { dev, optionalDependencies = {} }] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${place}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    const platform = platformOf(name);
    if (packages[nested] || packages[top] || !platform) continue;
    packages[top] = {
      version: version.replace(/^[\^~]/, ''),
      ...(dev && { dev }),
      optional: true,
      ...platform,
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
process.stdout.write(`${added.length} platform packages added to ${file}\n`);
