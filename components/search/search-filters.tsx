import type { SearchValues } from '@/lib/search/search-view';
import { messages } from '@/lib/site/messages';

const { search: text } = messages;

export interface SearchChoices {
  /** In navigation order; `depth` 0 is the top level. */
  sections: readonly { id: string; name: string; depth: number }[];
  sources?: readonly string[];
}

/** Section, source, tag, author, dates and order. An ideographic space shows the depth of a section. */
export function SearchFilters({ values, sections, sources }: SearchChoices & { values: SearchValues }) {
  return (
    <div className="search-filters">
      <label>
        <span>{text.section}</span>
        <select name="section" defaultValue={values.section ?? ''}>
          <option value="">{text.allSections}</option>
          {sections.map(({ id, name, depth }) => (
            <option key={id} value={id}>{`${'\u3000'.repeat(depth)}${name}`}</option>
          ))}
        </select>
      </label>
      {sources && sources.length > 0 && (
        <label>
          <span>{text.source}</span>
          <select name="source" defaultValue={values.source ?? ''}>
            <option value="">{text.anySource}</option>
            {sources.map((source) => (
              <option key={source}>{source}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{text.tag}</span>
        <input type="text" name="tag" defaultValue={values.tag} placeholder={text.anyTag} />
      </label>
      <label>
        <span>{text.author}</span>
        <input type="text" name="author" defaultValue={values.author} />
      </label>
      <label>
        <span>{text.from}</span>
        <input type="date" name="from" defaultValue={values.from} />
      </label>
      <label>
        <span>{text.to}</span>
        <input type="date" name="to" defaultValue={values.to} />
      </label>
      <label>
        <span>{text.sort}</span>
        <select name="sort" defaultValue={values.sort ?? 'relevance'}>
          <option value="relevance">{text.byRelevance}</option>
          <option value="date">{text.byDate}</option>
        </select>
      </label>
    </div>
  );
}
