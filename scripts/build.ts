import { build } from './support/build';

await build();
