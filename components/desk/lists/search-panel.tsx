import Link from 'next/link';
import { type ListName, listNames } from '@/lib/desk/lists/list-names';
import type { WrittenQuery } from '@/lib/desk/lists/list-query';
import type { SectionChoice } from '@/lib/desk/lists/section-choices';
import { listTexts } from '@/lib/desk/texts/lists';

const text = listTexts.search;

export const searchFieldId = 'desk-search';

const choices: readonly ListName[] = ['all', ...listNames.filter((list) => list !== 'all')];

interface SearchPanelProps {
  written: WrittenQuery;
  sections: readonly SectionChoice[];
}

/** A form of the page itself: what it finds is an address. */
export function SearchPanel({ written, sections }: SearchPanelProps) {
  const { list, q, section, from, to } = written;
  const isNarrowed = section !== '' || from !== '' || to !== '';
  return (
    <search>
      <form className="lists-search" action="/desk">
        <label className="sr-only" htmlFor={searchFieldId}>
          {text.label}
        </label>
        <input id={searchFieldId} type="search" name="q" defaultValue={q} placeholder={text.hint} />
        <select name="list" defaultValue={list || 'all'} aria-label={text.list}>
          {choices.map((name) => (
            <option key={name} value={name}>
              {listTexts.lists[name]}
            </option>
          ))}
        </select>
        <button className="button-primary" type="submit">
          {text.submit}
        </button>
        <details open={isNarrowed}>
          <summary>{text.filters}</summary>
          <div className="lists-filters">
            <label>
              <span>{text.section}</span>
              <select name="section" defaultValue={section}>
                <option value="">{text.allSections}</option>
                {sections.map(({ id, name, depth }) => (
                  <option key={id} value={id}>{`${'\u3000'.repeat(depth)}${name}`}</option>
                ))}
              </select>
            </label>
            <label>
              <span>{text.from}</span>
              <input type="date" name="from" defaultValue={from} />
            </label>
            <label>
              <span>{text.to}</span>
              <input type="date" name="to" defaultValue={to} />
            </label>
            {isNarrowed && (
              <Link className="button-quiet" href="/desk" prefetch={false}>
                {text.clear}
              </Link>
            )}
          </div>
        </details>
      </form>
    </search>
  );
}
