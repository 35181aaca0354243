import { describe, expect, it } from 'vitest';
import { fragmentOf } from '@/lib/mdx/outline';
import { answers } from '@/lib/mdx/test-body';
import { renderBody } from './body';

describe('outline', () => {
  it('has the headlines of the running text, with the ids that they have', async () => {
    const source =
      '## 一、背景\n\n### 甲 **乙**\n\n## 一、背景\n\n## 有注[^1]\n\n#### 深\n\n> ## 引文\n\n<FactBox>\n\n## 盒子\n\n</FactBox>\n\n[^1]: 注';
    const { outline } = await renderBody({ ...answers, source });
    expect(outline).toEqual([
      { id: 'h-一背景', text: '一、背景', level: 2 },
      { id: 'h-甲-乙', text: '甲 乙', level: 3 },
      { id: 'h-一背景-1', text: '一、背景', level: 2 },
      { id: 'h-有注1', text: '有注', level: 2 },
    ]);
  });

  it('encodes what an address may not hold', () => {
    expect(fragmentOf('h-背景 a%')).toBe('#h-背景%20a%25');
  });
});
