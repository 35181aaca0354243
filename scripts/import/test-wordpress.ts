/** Exports as WordPress writes them, for tests. */

export interface TestPost {
  id: number;
  title: string;
  content: string;
  type?: string;
  status?: string;
  link?: string;
  gmt?: string;
  local?: string;
  categories?: string;
  more?: string;
}

const namespaces =
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';

export function wordpressExport(posts: readonly TestPost[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" ${namespaces}><channel><title>旧站</title><link>https://old.cn</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.cn</wp:base_site_url><wp:base_blog_url>https://old.cn</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[li]]></wp:author_login><wp:author_display_name><![CDATA[李记者]]></wp:author_display_name></wp:author>
${posts.map(itemOf).join('\n')}
</channel></rss>`;
}

function itemOf(post: TestPost): string {
  const {
    id,
    title,
    content,
    type = 'post',
    status = 'publish',
    gmt = '2020-01-02 01:30:00',
    more = '',
  } = post;
  const {
    local = '2020-01-02 09:30:00',
    link = `https://old.cn/2020/01/post-${id}-story/`,
    categories = '',
  } = post;
  return `<item><title><![CDATA[${title}]]></title><link>${link.replaceAll('&', '&amp;')}</link><dc:creator><![CDATA[li]]></dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[${local}]]></wp:post_date><wp:post_date_gmt><![CDATA[${gmt}]]></wp:post_date_gmt>
<wp:status><![CDATA[${status}]]></wp:status><wp:post_type><![CDATA[${type}]]></wp:post_type><wp:post_password><![CDATA[]]></wp:post_password>
${categories}${more}</item>`;
}
