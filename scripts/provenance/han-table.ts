import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import hongKong from 'opencc-js/dict/HKVariants';
import hongKongPhrases from 'opencc-js/dict/HKVariantsPhrases';
import simplified from 'opencc-js/dict/STCharacters';
import phrases from 'opencc-js/dict/STPhrases';
import traditional from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariants';
import taiwanPhrases from 'opencc-js/dict/TWVariantsPhrases';
import { writeSteps } from '@/lib/provenance/han-steps';

/**
 * `npx tsx scripts/provenance/han-table.ts`: writes the table of the loose form anew (docs/provenance/canon-v1.md) from
 * OpenCC's tables of characters. A table that differs is another version of the canonical text, not a new file of this one.
 */

/** Characters that some script, region or conversion writes for one another, by a member of the group. */
const parents = new Map<string, string>();

function groupOf(character: string): string {
  let group = character;
  for (let up = parents.get(group); up !== undefined; up = parents.get(group)) group = up;
  return group;
}

function join(a: string, b: string): void {
  const [from, to] = [groupOf(a), groupOf(b)];
  if (from !== to) parents.set(from, to);
}

/** The block of Han that pages are written in; what lies beyond has no part in a page of news. */
function isCommon(character: string): boolean {
  return /^[\u4e00-\u9fff]$/.test(character);
}

const simpleForms = new Set<string>();
for (const [name, table] of Object.entries({ simplified, traditional, taiwan, hongKong })) {
  for (const entry of table.split('|')) {
    const [character = '', ...forms] = entry.split(' ');
    if (name === 'simplified') simpleForms.add(character);
    for (const form of forms) if (isCommon(character) && isCommon(form)) join(character, form);
  }
}

/** Forms that only words have: 借 is 藉 in 藉著. */
for (const entry of [phrases, taiwanPhrases, hongKongPhrases].join('|').split('|')) {
  const [word = '', ...forms] = entry.split(' ');
  for (const form of forms) {
    const [from, to] = [[...word], [...form]];
    if (from.length !== to.length) continue;
    from.forEach((character, index) => {
      const other = to[index] ?? character;
      if (character !== other && isCommon(character) && isCommon(other)) join(character, other);
    });
  }
}

const groups = new Map<string, string[]>();
for (const character of new Set([...parents.keys(), ...parents.values()])) {
  const group = groupOf(character);
  groups.set(group, [...(groups.get(group) ?? []), character]);
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
const pairs = [...groups.values()].flatMap((members) => {
  const sorted = members.sort((a, b) => codeOf(a) - codeOf(b));
  const chosen = sorted.find((member) => simpleForms.has(member)) ?? sorted[0] ?? '';
  return sorted.filter((member) => member !== chosen).map((member) => [member, chosen] as const);
});
pairs.sort(([a], [b]) => codeOf(a) - codeOf(b));

const characters = pairs.map(([from]) => from).join('');
const forms = pairs.map(([, to]) => to).join('');
const text = `${characters}\n${forms}\n`;
writeFileSync('docs/provenance/han-v1.txt', text);
writeFileSync(
  'lib/provenance/han-table.ts',
  `/** Made by scripts/provenance/han-table.ts; the same as docs/provenance/han-v1.txt. OpenCC, Apache-2.0. */
export const hanSteps = ${JSON.stringify(writeSteps(characters))};
export const hanForms = ${JSON.stringify(forms)};
`,
);
const digest = createHash('sha256').update(text).digest('hex');
process.stdout.write(`${pairs.length} characters, SHA-256 ${digest}\n`);
if (process.argv.includes('--groups'))
  for (const members of groups.values())
    if (members.length > 4) process.stdout.write(`${members.join('')}\n`);
