import { build, hasBuild } from './support/build';

/** `npm start`: builds when there is no build of this source, then serves. */
if (!hasBuild()) await build();
Reflect.set(process.env, 'NODE_ENV', 'production');
process.env.NEXT_TELEMETRY_DISABLED = '1';
await import('../server/main');
