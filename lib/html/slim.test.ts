import { describe, expect, it } from 'vitest';
import { NeedsHydration, slim } from './slim';

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="zh-Hans"><head>${head}</head><body>${body}</body></html>`;

describe('slim', () => {
  it('takes out framework scripts, their preloads and flight data', () => {
    const html = page(
      '<main><p>正文</p></main><script src="/_next/static/chunks/a.js" async=""></script><script>self.__next_f.push([1,"</p>"])</script>',
      '<link rel="preload" as="script" href="/_next/static/chunks/a.js"/><link rel="preload" as="style" href="/b.css"/><link rel="stylesheet" href="/_next/a.css"/>',
    );
    expect(slim(html)).toBe(page('<main><p>正文</p></main>', '<link rel="stylesheet" href="/_next/a.css"/>'));
  });

  it('takes out what X reads elsewhere', () => {
    const kept =
      '<meta property="og:title" content="题"/><meta name="twitter:card" content="summary_large_image"/>';
    const repeated = '<meta name="twitter:title" content="题"/><meta name="twitter:image:alt" content="题"/>';
    expect(slim(page('', kept + repeated))).toBe(page('', kept));
  });

  it('keeps structured data, speculation rules and our own modules', () => {
    const kept =
      '<script type="application/ld+json">{"a":"\\u003c/script>"}</script><script type="speculationrules">{}</script><script type="module" src="/assets/enhance-1.js"></script>';
    expect(slim(page(kept))).toBe(page(kept));
  });

  it('takes out the marks that React leaves, and nothing else in comments or hidden blocks', () => {
    const html = page(
      '<div hidden=""><!--$--><!--/$--></div><p>一<!-- -->二</p><!-- 留 --><div hidden="">内容</div>',
    );
    expect(slim(html)).toBe(page('<p>一二</p><!-- 留 --><div hidden="">内容</div>'));
  });

  it('leaves text that looks like a script alone', () => {
    const html = page(
      '<pre>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;</pre><textarea><script>x</script></textarea>',
    );
    expect(slim(html)).toBe(html);
  });

  it.each(['<!--$?--><template id="B:0"></template><!--/$-->', '<div hidden id="S:0">迟到</div>'])(
    'refuses a page that is not complete without scripts: %s',
    (body) => {
      expect(() => slim(page(body))).toThrow(NeedsHydration);
    },
  );
});
