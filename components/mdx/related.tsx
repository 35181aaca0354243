import { attempt, type WithContext } from './context';

/** A card that leads to another article; nothing when that article is not public. */
export function Related({ slug, context }: WithContext<{ slug?: string }>) {
  const card = slug ? attempt(() => context.resolveRelated(slug)) : undefined;
  if (!card) return null;
  const lang = card.lang === context.language ? undefined : card.lang;
  return (
    <div className="related-card">
      <p className="related-card-label">{context.text.related}</p>
      <p className="related-card-title">
        <a href={card.url} lang={lang}>
          {card.title}
        </a>
      </p>
      {card.summary ? (
        <p className="related-card-summary" lang={lang}>
          {card.summary}
        </p>
      ) : null}
    </div>
  );
}
