import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * `npm run sbom [-- file]`: every package of the lock file, with version, licence and digest, as CycloneDX JSON
 * (ECMA-424). Where packages were fetched from is the operator's affair and is left out.
 */
const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(
    z.looseObject({ externalReferences: z.array(z.looseObject({ type: z.string() })).optional() }),
  ),
});

const [file = 'sbom.cdx.json', ...rest] = process.argv.slice(2);
if (rest.length > 0 || file.startsWith('-')) {
  process.stderr.write('usage: npm run sbom [-- file]\n');
  process.exit(2);
}
const command = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const printed = execFileSync('npm', command, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const bom = bomSchema.parse(JSON.parse(printed));
// By itself npm takes the name of the folder.
bom.metadata.component.name = 'kaiyuan';
for (const component of bom.components) {
  component.externalReferences = component.externalReferences?.filter(({ type }) => type !== 'distribution');
}
writeFileSync(file, `${JSON.stringify(bom, undefined, 2)}\n`);
process.stdout.write(`${file}: ${bom.components.length} packages\n`);
