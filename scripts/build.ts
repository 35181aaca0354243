import { build } from './support/build';

build();
