import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Off by default in axe: WCAG 2.2's target size, and two that it still calls experimental. */
const rules = {
  'target-size': { enabled: true },
  'label-content-name-mismatch': { enabled: true },
  'css-orientation-lock': { enabled: true },
};

/**
 * What axe objects to on a page, without what stands in its frames.
 * @param only ids of the rules to go by; all of them when absent
 */
export async function violationsOf(page: Page, only?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    // One document, no frames: the results need no page of their own to be put together.
    .setLegacyMode()
    .exclude('iframe')
    .options({ resultTypes: ['violations'], rules });
  const { violations } = await (only ? builder.withRules([...only]) : builder).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} ${target} ${failureSummary.split('\n')[1]?.trim()}`,
    ),
  );
}
