// @ts-check
import { register } from 'tsx/esm/api';

// Where the server runs from its sources, what it starts does too; a build puts a module of this name in its place.
register();
await import(new URL('./prepare-process.ts', import.meta.url).href);
