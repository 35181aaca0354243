import { describe, expect, it } from 'vitest';
import { type Block, type CanonicalText, canonVersion } from './canonical';
import { compareCopy } from './compare-copy';
import { copyFromText } from './copy';

const blocks: Block[] = [
  { type: 'title', text: '基层党建创新“最佳案例”名不虚传' },
  {
    type: 'paragraph',
    text: '三年行动计划实施以来，全省三级检察院推行“三重三联”做法，从五百多个案例中脱颖而出。',
  },
  { type: 'heading', text: '重要载体联抓' },
  { type: 'paragraph', text: '2022年春节以后，2.4万人次下沉基层参加防疫，其中党员占八成以上。' },
  { type: 'item', text: '南沙是广州市最年轻的检察院，建立了五微一体的工作机制。' },
  { type: 'paragraph', text: '潮安检察院共有党员六十三名，占干警总数的百分之八十五。' },
];
const original: CanonicalText = {
  canon: canonVersion,
  fields: {
    slug: 'case',
    url: 'https://news.example/media/case',
    site: '测试新闻网',
    lang: 'zh-Hans',
    status: 'published',
    date: '2022-07-08T10:00:00+08:00',
    source: '检察日报',
  },
  blocks,
};
const whole = blocks.map(({ text }) => text).join('\n');
const compared = (text: string) => compareCopy(copyFromText(text), original);
const changes = (text: string) => compared(text)?.blocks.map(({ change }) => change);

describe('comparing a copy with what was signed', () => {
  it('finds the same words the same, wherever lines break and whatever stands around', () => {
    expect(compared(whole)?.verdict).toBe('identical');
    expect(compared(whole.replace(/([^\d.]{9})/g, '$1\n'))?.verdict).toBe('identical');
    const page = `首页 > 新闻\n基层党建创新“最佳案例”名不虚传_测试新闻网\n${whole}\n版权所有 测试新闻网`;
    expect(compared(page)?.verdict).toBe('identical');
    expect(compared(page)?.surroundings.after).toEqual(['版权所有 测试新闻网']);
  });

  it('tells spelling from words', () => {
    expect(compared(whole.replaceAll('，', ','))?.verdict).toBe('normalised');
    expect(compared(whole.replaceAll('党', '黨').replaceAll('检', '檢'))?.verdict).toBe('normalised');
    expect(compared(whole.replace('2.4', '24'))?.verdict).toBe('altered');
  });

  it('shows which words were replaced', () => {
    const result = compared(whole.replace('六十三名', '九十三名'));
    expect(result?.verdict).toBe('altered');
    expect(result?.substitutions).toEqual([{ original: '六', copy: '九', count: 1 }]);
    expect(result?.blocks.at(-1)?.pieces).toEqual([
      { kind: 'same', text: '潮安检察院共有党员' },
      { kind: 'removed', text: '六' },
      { kind: 'added', text: '九' },
      { kind: 'same', text: '十三名，占干警总数的百分之八十五。' },
    ]);
  });

  it('calls one phrase for several words a hijack', () => {
    const result = compared(
      whole
        .replaceAll('检察院', '某某娱乐城')
        .replaceAll('全省', '某某娱乐城')
        .replaceAll('基层', '某某娱乐城'),
    );
    expect(result?.verdict).toBe('hijack');
    expect(result?.hijack?.phrase).toBe('某某娱乐城');
    expect(result?.hijack?.originals.toSorted()).toEqual(['全省', '基层', '检察院'].toSorted());
  });

  it('sees blocks that went, came and moved', () => {
    const lines = whole.split('\n');
    expect(changes(lines.toSpliced(2, 1).join('\n'))?.[2]).toBe('removed');
    expect(changes(lines.toSpliced(3, 0, '这一段谁也没有签过名。').join('\n'))).toContain('added');
    const moved = [...lines.slice(0, 1), ...lines.slice(2, 5), ...lines.slice(1, 2), ...lines.slice(5)];
    expect(changes(moved.join('\n'))).toContain('moved');
  });

  it('takes a part for a part', () => {
    const part = compared(whole.split('\n').slice(2, 4).join('\n'));
    expect(part).toMatchObject({ verdict: 'identical', scope: 'excerpt' });
    expect(compared('完全不相干的一段话，说的是天气。')?.share ?? 0).toBeLessThan(0.1);
  });
});
