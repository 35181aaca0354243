interface FooterLinksProps {
  title: string;
  links: readonly { url: string; name: string }[];
}

export function FooterLinks({ title, links }: FooterLinksProps) {
  return (
    <section className="footer-links">
      <h2>{title}</h2>
      <ul>
        {links.map(({ url, name }) => (
          <li key={url}>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
