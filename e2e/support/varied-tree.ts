import { fillFeedTree } from './feed-tree';
import { png, type Tree } from './tree';

/** Titles that a parser may stumble over; each must come out as it is. */
export const hostileTitle = '结束标记 ]]> 与 A&B、🎉👨‍👩‍👧、"引号" 和 <尖括号>';

const controls = '甲\u0008乙\u000b丙\u001f丁\ufffe';

/** Everything that a newsroom may write, so that each kind of feed holds what is hard to carry. */
export function fillVariedTree(tree: Tree): void {
  fillFeedTree(tree);
  tree.write('media/large.png', png(800, 600));
  tree.article({
    slug: 'hostile',
    title: hostileTitle,
    date: '2024-05-06 12:00',
    author: ['R&D <室>', '🎉'],
    tags: ['R&D', 'C#', '<标签>', ']]>'],
    source: { name: 'S & T', url: 'https://www.example.org/?a=1&b=2' },
    original: { title: '<原题> & 一', author: ']]>', url: 'https://www.example.org/?a=1&b=2#c' },
    summary: '1 < 2 & 3 > 2 ]]> 🎉',
    body: `正文 ]]> 与 &amp; 和 & 🎉，控制字符：${controls}。\n\n~~~html\n<script>alert(1)</script>\n~~~\n\n<Figure src="/media/large.png" alt="a & b ]]>" caption="< & >" credit="&" />\n\n<Attachment src="/media/attachments/form.txt" title="附件 & 一" />`,
  });
  tree.article({
    slug: 'english-reprint',
    title: 'Fish & Chips: “smart” quotes — and emoji 🎉',
    lang: 'en',
    date: '2024-05-06 11:00',
    tags: ['R&D'],
    author: "O'Neill & Sons",
    aiGenerated: 'assisted',
    original: { title: 'Original <title>', author: 'Jane Doe' },
    source: 'The Daily',
    corrections: [{ date: '2024-05-07 09:00', text: 'Said “3 < 2”, not “2 < 3” & more.' }],
    body: '<LiveUpdate time="2024-05-06 10:00" title="Now & then">\n\nText.\n\n</LiveUpdate>\n\n## A heading\n\nSee [above](#a-heading).',
  });
  tree.write(
    'topics/everything.mdx',
    '---\ntitle: 专题 & 一\nsummary: 说明 <二>\narticles: [hostile, reprint, all-components]\n---\n\n导语\n',
  );
  for (let n = 1; n <= 60; n += 1) {
    const date = `2020-01-${String((n % 28) + 1).padStart(2, '0')} 08:${String(n % 60).padStart(2, '0')}`;
    tree.article({ slug: `old-${n}`, title: `旧闻 & 第 ${n} 号`, section: 'culture', date });
  }
}

const named = (folder: string, name: string): string => `/${folder}/${encodeURIComponent(name)}`;

/** Lists of that tree that have feeds. */
const places = [
  '',
  '/news',
  '/media-watch',
  '/notices',
  '/culture',
  '/quiet',
  '/topics/everything',
  named('tags', 'R&D'),
  named('tags', 'C#'),
  named('tags', ']]>'),
  named('sources', 'S & T'),
  named('authors', 'R&D <室>'),
  '/zh-hant',
  '/zh-hant/news',
];

const query = `q=${encodeURIComponent('结束标记')}&section=news`;

/** Addresses of all kinds of XML feeds of that tree. */
export const xmlFeeds = ['rss', 'atom'].flatMap((format) => [
  ...places.map((place) => `${place}/${format}.xml`),
  `/${format}-1-25.xml`,
  `/culture/${format}-51-60.xml`,
  `/search/${format}.xml?${query}`,
  `/zh-hant/search/${format}.xml?${query}`,
]);
