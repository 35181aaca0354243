/** Bounds of a search that readers meet (contract 8). */

/** Totals are exact up to here; results are paged no deeper. */
export const depth = 1000;

/** Characters of a query that are read. */
export const maxQuery = 500;
