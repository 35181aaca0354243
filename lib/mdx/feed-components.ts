import type { ElementContent } from 'hast';
import { parseCsv } from './csv';
import { attempt, make } from './feed-element';
import type { FeedWriter } from './feed-html';
import type { FeedNode } from './feed-tree';
import { fileName, fileType, formatBytes } from './file-size';

type Component = Extract<FeedNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** A component of the dialect (lib/mdx/components.ts) in plain elements. What is none of them is its content. */
export function writeComponent(node: Component, writer: FeedWriter): ElementContent[] {
  const { text } = writer;
  const given = new Map<string, string>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
      given.set(attribute.name, attribute.value);
    }
  }
  const get = (name: string): string => given.get(name) ?? '';
  const inside = (): ElementContent[] => writer.all(node.children);
  const strong = (label: string) => (label === '' ? undefined : make('strong', {}, label));
  const boxed = (title: string) => [make('blockquote', {}, make('p', {}, strong(title)), inside())];
  const captionAndCredit = { caption: get('caption'), credit: get('credit') };
  const figcaption = () => {
    const { caption, credit } = captionAndCredit;
    if (caption === '' && credit === '') return undefined;
    return make('figcaption', {}, caption, credit === '' ? undefined : text.credit(credit));
  };

  switch (node.name) {
    case 'Callout': {
      const kind = get('type');
      return boxed(get('title') || text.callouts[kind === 'tip' || kind === 'warning' ? kind : 'note']);
    }
    case 'FactBox':
      return boxed(get('title') || text.factBox);
    case 'PullQuote': {
      const cite = get('cite');
      return [make('blockquote', {}, inside(), cite === '' ? undefined : make('p', {}, text.cite(cite)))];
    }
    case 'Figure': {
      const pictures = writer.picture(get('src'), get('alt'), captionAndCredit);
      return pictures.length === 0 ? [] : [make('figure', {}, pictures, figcaption())];
    }
    case 'Gallery':
      return [...inside(), ...(get('caption') === '' ? [] : [make('p', {}, get('caption'))])];
    case 'Video': {
      const href = writer.absolute(get('src'));
      const pictures = writer.picture(get('poster'), get('caption') || text.videoFallback);
      writer.note('video', get('src'), { ...captionAndCredit, poster: writer.absolute(get('poster')) });
      const poster = pictures.length === 0 || href === undefined ? pictures : [make('a', { href }, pictures)];
      const download = make('p', {}, writer.link(get('src'), text.videoFallback));
      return [make('figure', {}, poster, download, figcaption())];
    }
    case 'Audio': {
      const [title, credit] = [get('title'), get('credit')];
      writer.note('audio', get('src'), { title, credit });
      const link = writer.link(get('src'), title || text.audioFallback);
      return [make('p', {}, link, credit && text.credit(credit))];
    }
    case 'Timeline':
      return [make('ul', {}, inside())];
    case 'Event': {
      const head = strong([get('date'), get('title')].filter(Boolean).join(' '));
      return [make('li', {}, make('p', {}, head), inside())];
    }
    case 'Q':
      return [make('p', {}, strong(get('who') || text.question)), ...inside()];
    case 'A':
      return [make('p', {}, strong(get('who') || text.answer)), ...inside()];
    case 'LiveUpdate': {
      const time = writer.link(`#${get('id')}`, get('time'));
      return [make('h2', {}, time, get('title') && ` ${get('title')}`), ...inside()];
    }
    case 'DataTable':
      return table(given, get('caption'), writer);
    case 'Chart':
      return table(given, get('title') + (get('unit') === '' ? '' : text.chartUnit(get('unit'))), writer);
    case 'Attachment': {
      const title = get('title') || fileName(get('src'));
      const bytes = writer.note('file', get('src'), { title })?.bytes;
      const size = bytes === undefined ? '' : formatBytes(bytes);
      const details = [fileType(get('src')), size].filter(Boolean).join(' ');
      const link = writer.link(get('src'), title);
      return [make('p', {}, `${text.attachment} `, link, details === '' ? '' : text.attachmentInfo(details))];
    }
    case 'Related': {
      const card = attempt(() => writer.options.resolveRelated(get('slug')));
      return card ? [make('p', {}, `${text.related} `, writer.link(card.url, card.title))] : [];
    }
    case 'Ruby': {
      const [open, close] = [make('rp', {}, text.rubyOpen), make('rp', {}, text.rubyClose)];
      return [make('ruby', {}, inside(), open, make('rt', {}, get('rt')), close)];
    }
    default:
      return inside();
  }
}

function table(
  given: ReadonlyMap<string, string>,
  caption: string,
  { options, text }: FeedWriter,
): ElementContent[] {
  const src = given.get('src');
  const data = parseCsv(given.get('csv') ?? (src ? attempt(() => options.readFile(src)) : undefined));
  const source = given.get('source');
  const note = source ? [make('p', {}, text.dataSource(source))] : [];
  if (!data) return [make('p', {}, caption || text.tableEmpty), ...note];
  const headings = data.header.map((cell) => make('th', { scope: 'col' }, cell));
  const rows = data.rows.map((row) => {
    const cells = row.map((cell, column) => make(column === 0 ? 'th' : 'td', scopeOf(column), cell));
    return make('tr', {}, cells);
  });
  const title = caption === '' ? undefined : make('caption', {}, caption);
  const head = make('thead', {}, make('tr', {}, headings));
  return [make('table', {}, title, head, make('tbody', {}, rows)), ...note];
}

/** The first column names the rows, as on the page. */
function scopeOf(column: number): { scope?: string } {
  return column === 0 ? { scope: 'row' } : {};
}
