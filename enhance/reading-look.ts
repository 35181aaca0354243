import { readingCss } from '@/lib/site/reading-css';

/** What a page looks like by a choice, as a style sheet. */
export const lookOf = readingCss;
