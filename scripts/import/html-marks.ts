import type { Element } from 'hast';
import { type State, toMdast } from 'hast-util-to-mdast';
import type { PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { texts } from './texts';
import 'remark-mdx';

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋';

/** `H<sub>2</sub>O` → `H₂O`; Markdown has no such marks, Unicode has the digits. */
export function scriptText(name: 'sub' | 'sup', remarks: string[]) {
  return (state: State, node: Element) => {
    const inside = state.all(node);
    const written = inside.map((child) => textOf(child)).join('');
    const digits = name === 'sub' ? lowered : raised;
    if (/^[0-9+−-]{1,6}$/.test(written) && inside.every(({ type }) => type === 'text')) {
      const value = [...written.replace('−', '-')]
        .map((digit) => digits['0123456789+-'.indexOf(digit)])
        .join('');
      return { type: 'text' as const, value };
    }
    remarks.push(texts.script);
    return inside;
  };
}

/** `<ruby>汉<rt>hàn</rt></ruby>` as the component of the dialect. */
export function ruby(_: State, node: Element): PhrasingContent {
  const parts = (names: readonly string[], wanted: boolean) =>
    node.children
      .filter((child) => (child.type === 'element' && names.includes(child.tagName)) === wanted)
      .map((child) => textOf(toMdast(child)))
      .join('')
      .trim();
  const base: PhrasingContent = { type: 'text', value: parts(['rt', 'rp', 'rtc'], false) };
  const rt = parts(['rt'], true);
  if (rt === '' || base.value === '') return base;
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'rt', value: rt }];
  return { type: 'mdxJsxTextElement', name: 'Ruby', attributes, children: [base] };
}
