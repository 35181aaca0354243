import { ListHeader } from '@/components/list/list-header';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { proofPaths } from '@/lib/provenance/proof-source';
import { elementTexts } from '@/lib/site/element-texts';
import { messages } from '@/lib/site/messages';
import { verifyMessages as text } from '@/lib/site/messages-signed-pages';

/** Where a copy is compared with what was signed: in the reader's browser, or by other means. */
export function VerifyPage({ siteUrl }: { siteUrl: string }) {
  const example = new URL(proofPaths.records('slug'), siteUrl).href.replace(/slug(?=\.json$)/, '{slug}');
  return (
    <>
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: text.title }]} />
      <ListHeader title={text.title} description={text.intro} />
      <verify-copy {...elementTexts(text.element)}>
        <form className="verify-form" hidden>
          <label htmlFor="copy">{text.copy}</label>
          <textarea id="copy" rows={10} spellCheck={false} autoComplete="off" />
          <label htmlFor="file">{text.file}</label>
          <input id="file" type="file" accept=".html,.htm,.xhtml,.txt,.md,text/html,text/plain" />
          <button type="submit">{text.submit}</button>
          <p className="meta">{text.privacy}</p>
        </form>
        <p className="verify-still">{text.noScript}</p>
        <p className="verify-status" role="status" />
        <div data-result="" />
      </verify-copy>
      <section className="explained">
        <h2 className="rubric">{text.limits}</h2>
        <ul>
          {text.limitTexts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href="/transparency">{text.about}</a>
        </p>
      </section>
      <section className="explained">
        <h2 className="rubric">{text.otherwise}</h2>
        <p>{text.command}</p>
        <pre>
          <code>npm run verify -- https://example.com/copy.html</code>
        </pre>
        <p>{text.record}</p>
        <pre>
          <code>{example}</code>
        </pre>
      </section>
    </>
  );
}
