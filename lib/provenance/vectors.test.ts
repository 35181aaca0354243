import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedTree, readFeedTree } from '@/lib/mdx/feed-tree';
import { blocksOfBody } from './blocks-of-body';
import type { Block, CanonicalText } from './canonical';
import { canonicalJson } from './canonical-json';
import { digestsOf } from './digest';
import { articleFingerprints } from './fingerprints';
import { readSteps, writeSteps } from './han-steps';
import { hanForms, hanSteps } from './han-table';
import { looseText, strictText } from './normalise';
import * as second from './test-second-implementation';

function vectors<T>(name: string): T[] {
  const list: T[] = JSON.parse(readFileSync(`docs/provenance/vectors/${name}.json`, 'utf8'));
  return list;
}

const forms = vectors<{ text: string; strict: string; loose: string }>('forms');
const bodies = vectors<{ name: string; body: string; blocks: Block[] }>('bodies');
const digests = vectors<{
  name: string;
  text: CanonicalText;
  json: string;
  digests: unknown;
  fingerprints: string[];
}>('digests');

describe('the vectors of canon-v1', () => {
  it('are what this code says', async () => {
    for (const { text, strict, loose } of forms) {
      expect(strictText(text)).toBe(strict);
      expect(looseText(text).text).toBe(loose);
    }
    for (const { body, blocks } of bodies) {
      const nodes = readFeedTree(feedTree(body, { mediaBase: '/media/' }));
      expect(blocksOfBody(nodes, () => undefined)).toEqual(blocks);
    }
    for (const { text, json, digests: known, fingerprints } of digests) {
      expect(canonicalJson(text)).toBe(json);
      expect(await digestsOf(text)).toEqual(known);
      expect(articleFingerprints(text.blocks).map((key) => key.toString(16).padStart(8, '0'))).toEqual(
        fingerprints,
      );
    }
  });

  it('are what a second implementation says, written from the document', () => {
    for (const { text, strict, loose } of forms) {
      expect(second.strict(text)).toBe(strict);
      expect(second.loose(text)).toBe(loose);
    }
    for (const { name, body, blocks } of bodies)
      expect([name, second.blocksOf(body)]).toEqual([name, blocks]);
    for (const { text, json, digests: known, fingerprints } of digests) {
      expect(second.json(text)).toBe(json);
      expect(second.digests(text)).toEqual(known);
      expect(second.fingerprints(text)).toEqual(fingerprints);
    }
  });

  it('come with the table that the document names', () => {
    const table = readFileSync('docs/provenance/han-v1.txt', 'utf8');
    const characters = readSteps(hanSteps).join('');
    expect(`${characters}\n${hanForms}\n`).toBe(table);
    expect(writeSteps(characters)).toBe(hanSteps);
    const digest = createHash('sha256').update(table).digest('hex');
    expect(readFileSync('docs/provenance/canon-v1.md', 'utf8')).toContain(digest);
  });
});

/** Characters about which the forms have something to say. */
const awkward = fc.constantFrom(
  ...'中文字國国後后發着著，。、：；“”《》（）—…·－−-.．0123５%％＋+ABcdＥｆ①㈱ßΣİ',
  ...[
    '\n',
    ' ',
    '\u3000',
    '\t',
    '\u200b',
    '\ufe0f',
    '\u00ad',
    '\u{e0101}',
    'e\u0301',
    'ｶﾞ',
    '한',
    '\u1112',
    '\u1161',
    '👍',
    '\ufeff',
    '\u0085',
  ],
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('the forms', () => {
  it('agree with the second implementation on any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(strictText(given)).toBe(second.strict(given));
        expect(looseText(given).text).toBe(second.loose(given));
      }),
    );
  });

  it('change nothing when made twice, and follow from each other', () => {
    fc.assert(
      fc.property(text, (given) => {
        const strict = strictText(given);
        expect(strictText(strict)).toBe(strict);
        expect(looseText(given.replace(/\p{Default_Ignorable_Code_Point}/gu, '')).text).toBe(
          looseText(given).text,
        );
        expect(looseText(given.normalize('NFKC')).text).toBe(looseText(given).text);
      }),
    );
  });

  it('know where each unit of the loose form came from', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { text: loose, from, to } = looseText(given);
        expect([from.length, to.length]).toEqual([loose.length, loose.length]);
        from.forEach((place, index) => {
          expect(place).toBeLessThan(to[index] ?? 0);
          expect(place).toBeGreaterThanOrEqual(from[index - 1] ?? 0);
        });
      }),
    );
  });
});
