import { Words } from '@/components/ui/words';
import type { Site } from '@/lib/content/types';
import { nameIn, textsOf } from '@/lib/site/texts';

/** Sponsor and contact, as institutional sites must show them. */
export function ContactDetails({ site, language }: { site: Site; language: string }) {
  const { site: text } = textsOf(language);
  const rows = [
    { label: text.sponsor, value: site.owner },
    { label: text.address, value: site.address },
    { label: text.postcode, value: site.postcode },
    { label: text.phone, value: site.phone },
  ].filter((row): row is { label: string; value: string } => row.value !== undefined);
  return (
    <section className="footer-contact">
      <h2>
        <Words text={nameIn(language, site)} language={language} />
      </h2>
      <dl>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Words text={value} language={language} />
            </dd>
          </div>
        ))}
        {site.email && (
          <div>
            <dt>{text.email}</dt>
            <dd>
              <a href={`mailto:${site.email}`}>{site.email}</a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
