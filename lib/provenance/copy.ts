/** A copy that somebody met, as the comparison reads it. Runs in a browser. */
export interface CopyLine {
  text: string;
  /** Elements that it stands in, the outermost first, each by a number of its own. None in plain text. */
  within: readonly number[];
}

export interface Copy {
  kind: 'text' | 'markup';
  /** What the document calls itself in `<title>`. */
  title?: string;
  lines: CopyLine[];
}

/** Pasted text, a file of text, the text of a reader mode: a line a line. */
export function copyFromText(text: string): Copy {
  const lines = text.split(/[\n\r\u0085\u2028\u2029]+/).filter((line) => line.trim() !== '');
  return { kind: 'text', lines: lines.map((line) => ({ text: line, within: [] })) };
}

/** A parsed document, by whatever parser: elements, and texts whose name is empty. */
export interface Markup {
  /** Name of an element in small letters; empty for a text. */
  name: string;
  /** Of a text. */
  text: string;
  attribute: (name: string) => string | undefined;
  children: Iterable<Markup>;
}

/** What is no text of the page, or belongs to the page around the article. */
const passedOver = new Set(
  'script style template noscript svg math iframe object canvas audio video select textarea button form input nav footer aside dialog rp head datalist'.split(
    ' ',
  ),
);

/** Elements inside a line of text; every other begins a line of its own. */
const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rt rtc s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The title of a document and its lines, canon-v1 §8. Hidden elements and those around an article are passed over. */
export function copyFromMarkup(root: Markup): Copy {
  const lines: CopyLine[] = [];
  let title: string | undefined;
  let count = 0;
  let line = '';
  let within: number[] = [];
  const flush = (): void => {
    if (line.trim() !== '') lines.push({ text: line.replace(/\s+/g, ' ').trim(), within: [...within] });
    line = '';
  };
  const read = (node: Markup): void => {
    const { name } = node;
    if (name === '') {
      line += node.text;
      return;
    }
    if (name === 'title') title ??= textOf(node).replace(/\s+/g, ' ').trim();
    if (name === 'head') for (const child of node.children) if (child.name === 'title') read(child);
    if (name === 'title' || passedOver.has(name) || isHidden(node)) return;
    if (name === 'br') return flush();
    if (name === 'img') {
      const alt = node.attribute('alt') ?? '';
      if (alt !== '') lines.push({ text: alt, within: [...within] });
      return;
    }
    if (inline.has(name)) {
      for (const child of node.children) read(child);
      return;
    }
    flush();
    count += 1;
    within = [...within, count];
    for (const child of node.children) read(child);
    flush();
    within = within.slice(0, -1);
  };
  read(root);
  flush();
  return { kind: 'markup', title, lines };
}

function isHidden(node: Markup): boolean {
  return node.attribute('hidden') !== undefined || node.attribute('aria-hidden') === 'true';
}

function textOf(node: Markup): string {
  return node.text + Array.from(node.children, textOf).join('');
}
