import { Frame } from '@/components/site/frame';
import type { ViewProps } from '@/components/site/view-props';
import { loadSearch, searchAddress } from '@/lib/search/search-view';
import { loadFrame } from '@/lib/site/frame-data';
import { SearchPage } from './search-page';

interface SearchViewProps extends Pick<ViewProps, 'newsroom'> {
  /** Parameters of the address. */
  given: Parameters<typeof searchAddress>[0];
}

export function SearchView({ newsroom, given }: SearchViewProps) {
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={searchAddress(given)}>
      <SearchPage view={loadSearch(newsroom, given)} timezone={frame.site.timezone} />
    </Frame>
  );
}
