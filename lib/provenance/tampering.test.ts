import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';
import { isAlteration } from './compare-copy';
import { copyFromText } from './copy';
import type { ProofSource } from './proof-source';
import { localSource } from './served/local-source';
import { currentText } from './signing/current-text';
import { beginTestLog, everyComponent, signAll, testArticles } from './test-site';
import { chanceFrom, copyCases, linesOf } from './test-tampering';
import { verifyCopy } from './verify-copy';

describe('copies of signed articles', () => {
  const tree = new TestTree();
  let source: ProofSource;
  let texts: NonNullable<ReturnType<typeof currentText>>[] = [];
  beforeAll(async () => {
    for (const [slug, fields, body] of testArticles) tree.article(slug, fields, body);
    const newsroom = await tree.openNewsroom();
    const site = await beginTestLog(tree);
    await signAll(newsroom, site);
    source = localSource(site.log);
    texts = testArticles.flatMap(([slug]) => currentText(newsroom, slug, 'https://news.example') ?? []);
  });
  afterAll(() => tree.dispose());

  it('are known again, and only tampered ones are called so', async () => {
    const chance = chanceFrom(20260601);
    const wrong: string[] = [];
    for (const text of texts) {
      // Every third: `npm run bench provenance` tries all of them, on more articles.
      for (const { name, copy, right } of copyCases(text, chance).filter((_, index) => index % 3 === 0)) {
        const { slug, verdict } = await verifyCopy(copy, source);
        if (slug !== text.fields.slug || !right.includes(verdict))
          wrong.push(`${text.fields.slug}: ${name} → ${verdict}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('are proved: signature, place in the log, and text', async () => {
    const [text] = texts;
    if (!text) throw new Error('no text');
    const { trust } = await verifyCopy(
      copyFromText(text.blocks.map((block) => block.text).join('\n')),
      source,
    );
    expect(trust).toMatchObject({ signature: 'good', inclusion: 'good', text: 'good' });
  });

  it('of nothing that was signed have no record', async () => {
    const report = await verifyCopy(
      copyFromText('一段谁也没有签过名的文字，说的是明天的天气和后天的风。'.repeat(4)),
      source,
    );
    expect(report).toEqual({ verdict: 'no-record', versions: [] });
  });

  it('tell each component of a body from what was put beside it', async () => {
    const text = texts.find(({ fields }) => fields.slug === everyComponent);
    if (!text) throw new Error('no text');
    const types = new Set(text.blocks.map(({ type }) => type));
    expect([...types].sort()).toEqual(
      [
        'alt',
        'caption',
        'cell',
        'code',
        'credit',
        'datum',
        'file',
        'heading',
        'item',
        'label',
        'note',
        'paragraph',
        'quote',
        'related',
        'title',
      ].sort(),
    );
    const lines = linesOf(text);
    const { comparison } = await verifyCopy(
      copyFromText([...lines.slice(0, 3), '添上的一句。', ...lines.slice(3)].join('\n')),
      source,
    );
    expect(comparison?.blocks.filter(({ change }) => isAlteration(change)).map(({ copy }) => copy)).toEqual([
      '添上的一句。',
    ]);
  });
});
