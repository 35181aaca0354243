import { ArticleTools } from './article-tools';
import { defineElements } from './define';
import { PictureZoom } from './picture-zoom';
import { ReadingChoice } from './reading-choice';
import { SearchSuggest } from './search-suggest';
import { SortableTable } from './sortable-table';
import { TodaysDate } from './todays-date';

defineElements({
  'article-tools': ArticleTools,
  'picture-zoom': PictureZoom,
  'reading-choice': ReadingChoice,
  'search-suggest': SearchSuggest,
  'sortable-table': SortableTable,
  'todays-date': TodaysDate,
});
