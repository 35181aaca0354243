import { describe, expect, it } from 'vitest';
import { findBlock, placeToFollow, shownText } from './preview-place';

describe('shownText', () => {
  it.each([
    ['## 小 标题', '小标题'],
    ['> - **粗**与[链接](https://a.cn/)', '粗与链接'],
    ['1. 第一条[^1]', '第一条'],
    ['<Callout type="tip" title="甲">', ''],
    ['<Ruby rt="yìn">印</Ruby>刷', '印刷'],
    ['---', '---'],
    ['| 甲 | 乙 |', '甲乙'],
  ])('%s', (line, shown) => {
    expect(shownText(line)).toBe(shown);
  });
});

describe('following the cursor', () => {
  const blocks = ['标题', '第一段 文字', '同样的', '别的', '同样的'];

  it('finds the paragraph, and the same text the second time', () => {
    expect(findBlock(blocks, { key: '第一段文字', before: 0 })).toBe(1);
    const lines = ['同样的', '', '**同样的**', ''];
    expect(placeToFollow(lines)).toEqual({ key: '同样的', before: 1 });
    expect(findBlock(blocks, { key: '同样的', before: 1 })).toBe(4);
    expect(findBlock(blocks, { key: '同样的', before: 5 })).toBe(4);
    expect(findBlock(blocks, { key: '没有', before: 0 })).toBe(-1);
    expect(placeToFollow(['', '<Lead>', ''])).toBeUndefined();
  });
});
