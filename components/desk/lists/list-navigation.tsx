import Link from 'next/link';
import { mostCounted } from '@/lib/desk/lists/limits';
import { type ListName, listNames } from '@/lib/desk/lists/list-names';
import type { DeskList } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';
import { listAddress } from './addresses';

interface ListNavigationProps {
  /** Undefined while something is searched for. */
  current: ListName | undefined;
  counts: DeskList['counts'];
}

/** The lists, each with how many stand on it. */
export function ListNavigation({ current, counts }: ListNavigationProps) {
  return (
    <nav className="lists-nav" aria-label={listTexts.navigation}>
      <ul>
        {listNames.map((list) => (
          <li key={list}>
            <Link
              href={listAddress(list)}
              prefetch={false}
              aria-current={list === current ? 'page' : undefined}
              data-urgent={list === 'problems' && counts.problems > 0 ? '' : undefined}
            >
              {listTexts.lists[list]}
              {list !== 'all' && <small>{listTexts.counted(counts[list], mostCounted)}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
