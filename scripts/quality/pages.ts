/** The same origin, asked for by one name throughout: what pages call themselves is not where they are asked for. */
function locations(xml: string, origin: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => {
    const { pathname, search } = new URL(address.replaceAll('&amp;', '&'));
    return origin + pathname + search;
  });
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

/** Pages that no sitemap names. */
const unlisted = ['/search', '/search?q=%E6%96%B0%E9%97%BB', '/nothing'];

/** Addresses of every page of a running portal: all that its sitemaps name, and some that they do not. */
export async function listPages(origin: string): Promise<string[]> {
  const maps = locations(await textOf(`${origin}/sitemap.xml`), origin);
  const named: string[] = [];
  for (const map of maps) named.push(...locations(await textOf(map), origin));
  return [...new Set([...named, ...unlisted.map((path) => origin + path)])];
}

/** A page of each kind to measure: the front page, the first section of the navigation, the lead of the front page. */
export async function samplePages(origin: string): Promise<Record<string, string>> {
  const html = await textOf(`${origin}/`);
  const section = /class="nav-top"[\s\S]*?href="([^"]+)"/.exec(html)?.[1];
  const article = /class="[^"]*front-lead[^"]*"[\s\S]*?<h2[^>]*>\s*<a[^>]*href="([^"]+)"/.exec(html)?.[1];
  if (!section || !article) throw new Error('the front page leads to no section or no article');
  return { front: `${origin}/`, section: origin + section, article: origin + article };
}
