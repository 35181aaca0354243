import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Off by default in axe: WCAG 2.2's target size, and two that it still calls experimental. */
const rules = {
  'target-size': { enabled: true },
  'label-content-name-mismatch': { enabled: true },
  'css-orientation-lock': { enabled: true },
};

/** What axe objects to on a page, without what stands in its frames. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('iframe')
    .options({ resultTypes: ['violations'], rules })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} ${target} ${failureSummary.split('\n')[1]?.trim()}`,
    ),
  );
}
