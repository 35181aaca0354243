import { texts } from './texts';

/** What WordPress makes of the text of a post when it shows it: paragraphs, and the short codes of its own. */

const block =
  /^\s*<\/?(?:p|h[1-6]|ul|ol|li|dl|table|thead|tbody|tr|td|th|blockquote|div|figure|pre|hr|section|article|video|audio|iframe|script|style|form)\b/i;

/** @returns markup as a reader's browser would get it; what no browser would get is told in `remarks` */
export function wordpressHtml(
  content: string,
  pictures: ReadonlyMap<string, string>,
  remarks: string[],
): string {
  const expanded = shortcodes(content.replaceAll('\r\n', '\n'), pictures, remarks);
  // The block editor writes whole markup, the classic one leaves paragraphs to blank lines.
  return content.includes('<!-- wp:') ? expanded : paragraphs(expanded);
}

function paragraphs(text: string): string {
  const kept: string[] = [];
  const guarded = text.replace(
    /<(pre|script|style|table|ul|ol|figure|blockquote)\b[\s\S]*?<\/\1>/gi,
    (whole) => {
      kept.push(whole);
      return `\n\n\ue000${kept.length - 1}\ue000\n\n`;
    },
  );
  const written = guarded.split(/\n\s*\n/).map((part) => {
    const trimmed = part.trim();
    if (trimmed === '' || trimmed.startsWith('\ue000') || block.test(trimmed)) return trimmed;
    return `<p>${trimmed.replaceAll('\n', '<br>')}</p>`;
  });
  return written.join('\n').replace(/\ue000(\d+)\ue000/g, (_, index: string) => kept[Number(index)] ?? '');
}

function shortcodes(text: string, pictures: ReadonlyMap<string, string>, remarks: string[]): string {
  return text
    .replace(/\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]/gi, (_, inside: string) => {
      const picture = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? '';
      return `\n\n<figure>${picture}<figcaption>${inside.replace(picture, '').trim()}</figcaption></figure>\n\n`;
    })
    .replace(/\[gallery\b([^\]]*)\]/gi, (_, attributes: string) => {
      const ids = /\bids=["']?([\d,\s]+)/.exec(attributes)?.[1]?.split(',') ?? [];
      const found = ids.flatMap((id) => pictures.get(id.trim()) ?? []);
      if (found.length === 0) remarks.push(texts.shortcode('gallery'));
      return `\n\n${found.map((src) => `<figure><img src="${attribute(src)}"></figure>`).join('')}\n\n`;
    })
    .replace(/\[embed\b[^\]]*\]\s*(https?:[^\s[]+)\s*\[\/embed\]/gi, (_, url: string) => {
      return `<p><a href="${attribute(url)}">${url}</a></p>`;
    })
    .replace(/\[(video|audio)\b([^\]]*)\](?:\[\/\1\])?/gi, (_, name: string, attributes: string) => {
      const src = /\b(?:src|mp4|m4v|webm|mp3|m4a|ogg)=["']([^"']+)/.exec(attributes)?.[1];
      if (src) return `\n\n<${name} src="${attribute(src)}"></${name}>\n\n`;
      remarks.push(texts.shortcode(name));
      return '';
    })
    .replace(
      /\[\/?([a-z][\w-]{2,40})(?:\s+[\w-]+=(?:"[^"\]]*"|'[^'\]]*'|[^\s\]"']+))+\s*\/?\]/gi,
      (_, name: string) => {
        remarks.push(texts.shortcode(name));
        return '';
      },
    );
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
