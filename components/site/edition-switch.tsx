import { traditionalLanguage, traditionalPath } from '@/lib/edition/traditional';
import { messages } from '@/lib/site/messages';

/** To the same page in the other script. Both links stand in both editions; the style sheet shows the one that leads away. */
export function EditionSwitch({ path, language }: { path: string; language: string }) {
  return (
    <>
      <a
        className="to-traditional"
        href={traditionalPath(path)}
        hrefLang={traditionalLanguage}
        lang={traditionalLanguage}
        rel="alternate"
      >
        {messages.scripts.traditional}
      </a>
      <a
        className="to-simplified"
        href={path}
        hrefLang={language}
        lang={language}
        translate="no"
        rel="alternate"
      >
        {messages.scripts.simplified}
      </a>
    </>
  );
}
