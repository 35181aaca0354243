import lighthouse from 'lighthouse';

/** What one visit by Lighthouse says: scores from 0 to 100, and what keeps them from 100. */
export interface Visit {
  scores: Record<string, number>;
  cls: number;
  faults: string[];
}

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/**
 * Visits a page as Lighthouse's default phone does: slow network, slow processor, both simulated.
 * @param port where the browser listens for its debugging protocol
 * @throws Error when the page could not be measured
 */
export async function visit(url: string, port: number, attempts = 3): Promise<Visit> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] });
  if (!result) throw new Error(`${url}: no result`);
  const { lhr } = result;
  // Now and then the browser loses the trace; that says nothing about the page.
  if (lhr.runtimeError && attempts > 1) return visit(url, port, attempts - 1);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(
    categories.map((id) => [id, Math.round((lhr.categories[id]?.score ?? 0) * 100)]),
  );
  const faults = categories
    .filter((id) => id !== 'performance')
    .flatMap((id) => lhr.categories[id]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${lhr.audits[id]?.title}`);
  return { scores, cls: lhr.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN, faults };
}
