import type { HTMLAttributes } from 'react';

/** The custom elements of `enhance/`. Without scripts each is a plain box around its content. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'article-tools': HTMLAttributes<HTMLElement>;
      'picture-zoom': HTMLAttributes<HTMLElement>;
      'reading-choice': HTMLAttributes<HTMLElement>;
      'search-suggest': HTMLAttributes<HTMLElement>;
      'sortable-table': HTMLAttributes<HTMLElement>;
      'todays-date': HTMLAttributes<HTMLElement>;
      'verify-copy': HTMLAttributes<HTMLElement>;
    }
  }
}
