/** Text to put in, with what is selected afterwards between ⟦ and ⟧. */
export interface Snippet {
  /** A component's name, or a key of the Markdown texts. */
  name: string;
  category: 'text' | 'components' | 'media';
  text: string;
  /** Stands in a line of text; all others are paragraphs of their own. */
  inline?: true;
}

const block = (name: string, attributes: string, inside: string): string =>
  `<${name}${attributes}>\n\n${inside}\n\n</${name}>`;

const csv = '```csv\n项目,数量\n甲,10\n乙,20\n```';

/** What can be put into a body, each as it passes the check once it is filled in. */
export const snippets: readonly Snippet[] = [
  { name: 'heading', category: 'text', text: '## ⟦小标题⟧' },
  { name: 'link', category: 'text', text: '[⟦文字⟧](https://)', inline: true },
  { name: 'list', category: 'text', text: '- ⟦第一条⟧\n- 第二条' },
  { name: 'quote', category: 'text', text: '> ⟦引文⟧' },
  {
    name: 'table',
    category: 'text',
    text: '| ⟦项目⟧ | 数量 |\n| ------ | ---: |\n| 甲     |   10 |\n| 乙     |   20 |',
  },
  { name: 'footnote', category: 'text', text: '[^1]\n\n[^1]: ⟦注文⟧', inline: true },
  { name: 'Ruby', category: 'text', text: '<Ruby rt="yìn">⟦印⟧</Ruby>', inline: true },
  { name: 'Lead', category: 'components', text: block('Lead', '', '⟦导语⟧') },
  {
    name: 'Callout',
    category: 'components',
    text: block('Callout', ' type="note" title="说明"', '⟦要说明的事⟧'),
  },
  {
    name: 'FactBox',
    category: 'components',
    text: block('FactBox', ' title="资料"', '- ⟦第一条⟧\n- 第二条'),
  },
  { name: 'PullQuote', category: 'components', text: block('PullQuote', ' cite="出处"', '⟦引语⟧') },
  {
    name: 'QA',
    category: 'components',
    text: block('QA', '', `${block('Q', ' who="记者"', '⟦问题⟧')}\n\n${block('A', ' who="负责人"', '回答')}`),
  },
  {
    name: 'Timeline',
    category: 'components',
    text: block('Timeline', '', block('Event', ' date="2026-01-01" title="⟦事情⟧"', '经过。')),
  },
  {
    name: 'LiveUpdate',
    category: 'components',
    text: block('LiveUpdate', ' time="2026-01-01 09:00" title="⟦标题⟧"', '最新进展。'),
  },
  {
    name: 'DataTable',
    category: 'components',
    text: block('DataTable', ' caption="⟦表题⟧" source="来源"', csv),
  },
  {
    name: 'Chart',
    category: 'components',
    text: block('Chart', ' type="bar" title="⟦图题⟧" x="项目" y="数量" unit="个" source="来源"', csv),
  },
  { name: 'Related', category: 'components', text: '<Related slug="⟦wen-jian-ming⟧" />' },
  {
    name: 'Figure',
    category: 'media',
    text: '<Figure src="⟦tu.jpg⟧" alt="画面里有什么" caption="说明" credit="摄影" />',
  },
  {
    name: 'Gallery',
    category: 'media',
    text: block(
      'Gallery',
      ' caption="总说明"',
      '<Figure src="⟦1.jpg⟧" alt="第一幅" caption="说明" />\n\n<Figure src="2.jpg" alt="第二幅" caption="说明" />',
    ),
  },
  {
    name: 'Video',
    category: 'media',
    text: '<Video src="⟦/media/video.mp4⟧" poster="/media/poster.jpg" caption="说明" credit="制作" />',
  },
  { name: 'Audio', category: 'media', text: '<Audio src="⟦/media/audio.mp3⟧" title="标题" credit="制作" />' },
  { name: 'Attachment', category: 'media', text: '<Attachment src="⟦/media/file.pdf⟧" title="标题" />' },
];

export interface Insertion {
  text: string;
  /** What is selected afterwards, as offsets in `text`. */
  from: number;
  to: number;
}

/** Reads the marks of a snippet; without marks the end is where one goes on. */
export function readSnippet(marked: string): Insertion {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧');
  if (from < 0 || to < 0) return { text: marked, from: marked.length, to: marked.length };
  return {
    text: marked.slice(0, from) + marked.slice(from + 1, to) + marked.slice(to + 1),
    from,
    to: to - 1,
  };
}

/**
 * A block with the empty lines around it that make it a paragraph of its own.
 * @param before text in front of the place, @param after text behind it
 */
export function asBlock({ text, from, to }: Insertion, before: string, after: string): Insertion {
  const above = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = after.startsWith('\n\n') || after === '' ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const end = after === '' ? '\n' : below;
  return { text: above + text + end, from: from + above.length, to: to + above.length };
}

/** A value as it stands in an attribute: the dialect knows no expressions, so a quotation mark becomes a reference. */
function attribute(name: string, value: string): string {
  const written = value.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').replace(/\s+/g, ' ');
  return written === '' ? '' : ` ${name}="${written}"`;
}

/** A picture as the dialect wants it. */
export function figure(picture: { src: string; alt: string; caption: string; credit: string }): string {
  const attributes = (['src', 'alt', 'caption', 'credit'] as const).map((name) =>
    attribute(name, picture[name]),
  );
  return `<Figure${attributes.join('')} />`;
}
