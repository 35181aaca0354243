/** Between the server and the pages that it shows while somebody writes (`npm run dev`); nothing of it in a build. */

/** A module, so that it stays in the page that readers get. */
export const reloadScript = '/assets/dev-reload.js';
export const changesPath = '/dev/changes';

/** One line of the overlay. */
export interface ShownProblem {
  /** File, line and column, to be read. */
  place: string;
  /** What is wrong, with its remedy. */
  message: string;
  rule: string;
}

export type DevelopmentEvent =
  /** Content is another: what the page shows is asked for again. */
  | { kind: 'refresh' }
  /** Code is another: the page is loaded again. */
  | { kind: 'reload' }
  /** Errors of the files that were saved; none when all is mended. */
  | { kind: 'problems'; title: string; note: string; close: string; problems: ShownProblem[] };
