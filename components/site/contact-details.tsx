import type { Site } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

const { site: text } = messages;

/** Sponsor and contact, as institutional sites must show them. */
export function ContactDetails({ site }: { site: Site }) {
  const rows = [
    { label: text.sponsor, value: site.owner },
    { label: text.address, value: site.address },
    { label: text.postcode, value: site.postcode },
    { label: text.phone, value: site.phone },
  ].filter(({ value }) => value !== undefined);
  return (
    <section className="footer-contact">
      <h2>{site.name}</h2>
      <dl>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
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
