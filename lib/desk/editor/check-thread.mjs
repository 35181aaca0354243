// @ts-check
import { register } from 'tsx/esm/api';

// A thread does not inherit the loader that the process was started with.
register();
await import(new URL('./check-worker.ts', import.meta.url).href);
