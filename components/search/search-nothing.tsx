import { messages } from '@/lib/site/messages';
import { SearchHit, type SearchHitData } from './search-hit';

const { search: text } = messages;

export interface EasierSearch {
  url: string;
  total: number;
  hits: readonly SearchHitData[];
}

/** What to try when nothing was found, and what an easier question finds. */
export function SearchNothing({ easier, timezone }: { easier?: EasierSearch; timezone: string }) {
  return (
    <>
      <ul className="search-hints">
        {text.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      {easier && (
        <>
          <p>
            {text.easier(easier.total)} <a href={easier.url}>{text.easierAll}</a>
          </p>
          <ol className="cards">
            {easier.hits.map((hit) => (
              <li key={hit.url}>
                <SearchHit hit={hit} timezone={timezone} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
