import { Words } from '@/components/ui/words';
import { textsOf } from '@/lib/site/texts';

export interface Crumb {
  name: string;
  /** Absent on the page itself. */
  url?: string;
}

interface BreadcrumbsProps {
  items: readonly Crumb[];
  /** Of the page. */
  language?: string;
}

/** 当前位置: the way from the front page to here. */
export function Breadcrumbs({ items, language = '' }: BreadcrumbsProps) {
  const { breadcrumb, breadcrumbStart } = textsOf(language).site;
  return (
    <nav className="breadcrumbs" aria-label={breadcrumb}>
      {breadcrumbStart && <span aria-hidden="true">{breadcrumbStart}</span>}
      <ol>
        {items.map(({ name, url }) => (
          <li key={`${url} ${name}`}>
            {url ? (
              <a href={url}>
                <Words text={name} language={language} />
              </a>
            ) : (
              <span aria-current="page">
                <Words text={name} language={language} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
