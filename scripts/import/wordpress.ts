import { plainWords } from './plain-words';
import { texts } from './texts';
import { instantOf } from './times';
import type { Source, SourceArticle } from './types';
import { wordpressHtml } from './wordpress-html';
import { childOf, listOf, type Node, ownText, parseExport, textOf } from './wxr';

/** WordPress' export (WXR 1.x): posts with everything that belongs to them. */

export function isWordpress(xml: string): boolean {
  return /<rss\b[^>]*xmlns:wp=/.test(xml.slice(0, 20_000));
}

/**
 * @param root folder of the file, where copies of uploads may lie
 * @throws {SourceError} when it is no such export
 */
export function readWordpress(xml: string, root: string, timezone: string): Source {
  const channel = childOf(childOf(parseExport(xml), 'rss'), 'channel');
  const items = listOf(channel, 'item');
  const attached = new Map<string, Node>();
  for (const item of items)
    if (textOf(item, 'wp:post_type') === 'attachment') attached.set(textOf(item, 'wp:post_id'), item);
  const pictures = new Map([...attached].map(([id, one]) => [id, textOf(one, 'wp:attachment_url')]));
  const authors = new Map(
    listOf(channel, 'wp:author').map((one) => [
      textOf(one, 'wp:author_login'),
      textOf(one, 'wp:author_display_name'),
    ]),
  );
  const site = textOf(channel, 'wp:base_site_url') || textOf(channel, 'link');
  const home = textOf(channel, 'wp:base_blog_url') || site;
  const source: Source = { articles: [], skipped: [], root, hosts: hostsOf(site, home) };
  for (const item of items) {
    const type = textOf(item, 'wp:post_type');
    const status = textOf(item, 'wp:status');
    const place = `${textOf(item, 'title').trim() || '无题'}（WordPress ${textOf(item, 'wp:post_id')}）`;
    if (type === 'attachment') continue;
    if (type !== 'post') source.skipped.push({ place, reason: texts.notPost(type) });
    else if (status === 'trash' || status === 'auto-draft')
      source.skipped.push({ place, reason: texts.trash });
    else source.articles.push(articleOf(item, { place, home, attached, pictures, authors, timezone }));
  }
  return source;
}

interface Context {
  place: string;
  home: string;
  attached: ReadonlyMap<string, Node>;
  pictures: ReadonlyMap<string, string>;
  authors: ReadonlyMap<string, string>;
  timezone: string;
}

function articleOf(
  item: Node,
  { place, home, attached, pictures, authors, timezone }: Context,
): SourceArticle {
  const remarks: string[] = [];
  const status = textOf(item, 'wp:status');
  const at = timeOf(item, 'wp:post_date', timezone);
  const modified = timeOf(item, 'wp:post_modified', timezone);
  const locked = textOf(item, 'wp:post_password') !== '';
  if (locked) remarks.push(texts.password);
  const login = textOf(item, 'dc:creator');
  const terms = listOf(item, 'category');
  const named = (domain: string) => terms.filter((term) => term['@domain'] === domain);
  const address = textOf(item, 'link').trim();
  const cover = coverOf(item, attached);
  const summary = plainWords(textOf(item, 'excerpt:encoded'));
  return {
    key: `wordpress ${home} ${textOf(item, 'wp:post_id')}`,
    place,
    title: plainWords(textOf(item, 'title')),
    html: wordpressHtml(textOf(item, 'content:encoded'), pictures, remarks),
    ...(address && { address }),
    alsoAt: [`${home}/?p=${textOf(item, 'wp:post_id')}`],
    ...(at && { date: at.text }),
    ...(at && modified && modified.at - at.at > 60_000 && status === 'publish' && { updated: modified.text }),
    published: (status === 'publish' || status === 'future') && !locked,
    ...(status === 'future' && { scheduled: true }),
    own: true,
    authors: login ? [authors.get(login) || login] : [],
    ...(summary && { summary }),
    categories: named('category').map((term) => ({
      id: String(term['@nicename'] ?? ''),
      name: ownText(term),
    })),
    tags: named('post_tag').map(ownText),
    ...(cover && { cover }),
    remarks,
  };
}

/** `…_gmt` is the moment itself; drafts have only zeros there. */
function timeOf(item: Node, name: string, timezone: string) {
  const gmt = textOf(item, `${name}_gmt`);
  const local = textOf(item, name);
  if (/^[1-9]/.test(gmt)) return instantOf(`${gmt.replace(' ', 'T')}Z`, timezone);
  return /^[1-9]/.test(local) ? instantOf(local, timezone) : undefined;
}

function coverOf(item: Node, attached: ReadonlyMap<string, Node>): SourceArticle['cover'] {
  const meta = (node: Node, key: string) =>
    textOf(
      listOf(node, 'wp:postmeta').find((one) => textOf(one, 'wp:meta_key') === key),
      'wp:meta_value',
    );
  const picture = attached.get(meta(item, '_thumbnail_id'));
  if (!picture) return undefined;
  const alt = meta(picture, '_wp_attachment_image_alt') || plainWords(textOf(picture, 'excerpt:encoded'));
  return { src: textOf(picture, 'wp:attachment_url'), alt };
}

function hostsOf(...addresses: string[]): string[] {
  const hosts = addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).hostname] : []));
  return [
    ...new Set(hosts.flatMap((host) => [host, host.startsWith('www.') ? host.slice(4) : `www.${host}`])),
  ];
}
