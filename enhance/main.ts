import { ArticleTools } from './article-tools';
import { PictureZoom } from './picture-zoom';
import { ReadingChoice } from './reading-choice';
import { SearchSuggest } from './search-suggest';
import { SortableTable } from './sortable-table';
import { TodaysDate } from './todays-date';

const elements = {
  'article-tools': ArticleTools,
  'picture-zoom': PictureZoom,
  'reading-choice': ReadingChoice,
  'search-suggest': SearchSuggest,
  'sortable-table': SortableTable,
  'todays-date': TodaysDate,
};

/** Each stands alone: the browser reports what one of them throws, and the others still work. */
function define(): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
}

/**
 * Under plain `next start` React takes over the page first, and must find it as the server sent it. It leaves its
 * mark on every element that it has taken over, on those inside before those around them.
 */
function defineAfterReact(): void {
  const awaited = [document.body, ...document.querySelectorAll(Object.keys(elements).join())];
  const taken = (element: Element): boolean => Object.keys(element).some((key) => key.startsWith('__react'));
  if (awaited.every(taken)) define();
  else setTimeout(defineAfterReact, 50);
}

if ('__next_f' in window) defineAfterReact();
else define();
