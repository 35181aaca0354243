import { describe, expect, it } from 'vitest';
import { articleFields, type Fields } from '@/lib/content/model';
import { componentTexts } from '@/lib/desk/texts/editor-components';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';
import { checkBody } from '@/lib/mdx/check-body';
import { componentNames, getComponentRule } from '@/lib/mdx/components';
import { controlsOf, type NamedControl } from './form-controls';
import { groupFields } from './form-groups';
import { asBlock, figure, readSnippet, snippets } from './snippets';

const problems = (body: string): string[] =>
  checkBody(body, { file: 'articles/a.mdx', bodyLine: 0 }).map(({ message }) => message);

describe('snippets', () => {
  it.each(snippets.map((snippet) => [snippet.name, snippet] as const))(
    '%s passes the check',
    (_, snippet) => {
      const { text, from, to } = readSnippet(snippet.text);
      expect(problems(`前文\n\n${text}\n\n后文`)).toEqual([]);
      expect(from).toBeLessThan(to);
      const texts = { ...componentTexts.components, ...componentTexts.markdown };
      expect(texts[snippet.name]).toHaveLength(2);
    },
  );

  it('offer every component that stands on its own', () => {
    const offered = new Set(snippets.map(({ name }) => name));
    const own = componentNames.filter((name) => getComponentRule(name)?.parent === undefined);
    expect(own.filter((name) => !offered.has(name))).toEqual([]);
    expect(own.filter((name) => componentTexts.components[name] === undefined)).toEqual([]);
  });

  it('become paragraphs of their own', () => {
    const put = (before: string, after: string): string =>
      before + asBlock(readSnippet('⟦甲⟧'), before, after).text + after;
    expect(put('', '')).toBe('甲\n');
    expect(put('乙', '')).toBe('乙\n\n甲\n');
    expect(put('乙\n', '丙')).toBe('乙\n\n甲\n\n丙');
    expect(put('乙\n\n', '\n\n丙')).toBe('乙\n\n甲\n\n丙');
    const { text, from, to } = asBlock(readSnippet('<A>⟦甲乙⟧</A>'), '丙', '丁');
    expect(text.slice(from, to)).toBe('甲乙');
  });
});

describe('figure', () => {
  it('writes what somebody said of a picture so that it comes out the same', () => {
    const written = figure({ src: 'a.jpg', alt: '“甲”与"乙" & 丙', caption: '', credit: ' 李\n摄 ' });
    expect(written).toBe('<Figure src="a.jpg" alt="“甲”与&quot;乙&quot; &amp; 丙" credit="李 摄" />');
    expect(problems(written)).toEqual([]);
  });
});

describe('texts of fields', () => {
  const paths = (fields: readonly NamedControl[], above = ''): string[] =>
    fields.flatMap(({ name, control }) => {
      const path = above + name;
      const inner = control.kind === 'list' ? control.of : control;
      return inner.kind === 'group' ? [path, ...paths(inner.members, `${path}.`)] : [path];
    });
  const controls = controlsOf(articleFields satisfies Fields);

  it('name every field of the model, and nothing else', () => {
    expect(Object.keys(fieldTexts.names).sort()).toEqual(paths(controls).sort());
    for (const path of [...Object.keys(fieldTexts.hints), ...Object.keys(fieldTexts.options)])
      expect(paths(controls)).toContain(path);
  });

  it('name every fixed value', () => {
    for (const { name, control } of controls) {
      if (control.kind !== 'choice') continue;
      expect(Object.keys(fieldTexts.options[name] ?? {}).sort()).toEqual(['', ...control.options].sort());
    }
  });

  it('stand in a group each', () => {
    const grouped = groupFields(controls).flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(grouped.sort()).toEqual(Object.keys(articleFields).sort());
  });
});
