/** Page numbers that a pager shows: the first, the last, and two on either side of the current one. */
export function pageWindow(page: number, pages: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages];
  return [...new Set(wanted.filter((number) => number >= 1 && number <= pages))].sort((a, b) => a - b);
}
