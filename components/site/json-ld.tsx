import { serialiseJsonLd } from '@/lib/seo/json-ld';

/** Structured data for machines: a data block, never executed. */
export function JsonLd({ data }: { data: readonly object[] }) {
  return data.map((value) => {
    const text = serialiseJsonLd(value);
    // biome-ignore lint/security/noDangerouslySetInnerHtml: serialiseJsonLd escapes what could end the element
    return <script key={text} type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
  });
}
