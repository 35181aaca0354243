import { Words } from '@/components/ui/words';

interface FooterLinksProps {
  title: string;
  links: readonly { url: string; name: string }[];
  language: string;
}

export function FooterLinks({ title, links, language }: FooterLinksProps) {
  return (
    <section className="footer-links">
      <h2>{title}</h2>
      <ul>
        {links.map(({ url, name }) => (
          <li key={url}>
            <a href={url}>
              <Words text={name} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
