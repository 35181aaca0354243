#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

/** `npx kaiyuan-verify …` from any folder: the command of `npm run verify`, with the paths of this package. */
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
await tsImport('./verify.ts', { parentURL: import.meta.url, tsconfig });
