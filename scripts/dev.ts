import { watchBundle } from './support/enhance';
import { generateTypes } from './types';

/** `npm run dev`: hot reload on code and content. */
generateTypes();
await watchBundle();
process.argv.push('--dev');
await import('../server/main');
