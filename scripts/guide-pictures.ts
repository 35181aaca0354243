import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writePicture } from './guide/picture';
import { shots } from './guide/shots';
import { Stage } from './guide/stage';
import { build } from './support/build';
import { hasBuild } from './support/build-state.mjs';

/** `npm run guide:pictures [-- name …]`: the pictures of the editors' guide, taken anew; all when none is named. */
const folder = 'docs/editors/pictures';
const wanted = process.argv.slice(2);
const stranger = wanted.find((name) => !Object.hasOwn(shots, name));
if (stranger !== undefined) {
  process.stderr.write(`${stranger}: no such picture; there are ${Object.keys(shots).join(', ')}\n`);
  process.exit(2);
}

if (!hasBuild()) await build();
mkdirSync(folder, { recursive: true });
const stage = await Stage.open();
try {
  for (const [name, take] of Object.entries(shots)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const file = path.join(folder, `${name}.png`);
    const bytes = await writePicture(file, await take(stage));
    process.stdout.write(`${file}: ${Math.round(bytes / 1024)} KB\n`);
  }
} finally {
  await stage.close();
}
process.exit();
