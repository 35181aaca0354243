import type { Page } from '@playwright/test';

/** One place where the focus stops on its way through a page. */
export interface Stop {
  what: string;
  /** Of the controls that a page shows, in the order of the document; -1 for a place that scrolls. */
  place: number;
  region: 'header' | 'main' | 'footer' | 'other';
  /** Why a reader would not see that it is focused; empty when one does. */
  faults: string[];
}

/** Marks every control that can be seen, in the order of the document, and gives their names. */
export function markControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex="0"]',
    );
    return [...found]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .map((element, place) => {
        element.dataset.place = String(place);
        return `${element.localName} ${element.ariaLabel ?? element.textContent.trim().slice(0, 20)}`;
      });
  });
}

/** Where the focus is; undefined when the document has none. */
export function currentStop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;

    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string): number => {
      const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    const backgroundOf = (from: Element | null): string => {
      for (let at = from; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if ((channels(backgroundColor)[3] ?? 1) > 0.99) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };

    const faults: string[] = [];
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) faults.push('no outline');
    // A ring outside of the control lies on what is behind it, one inside on the control itself.
    const behind = Number.parseFloat(outlineOffset) < 0 ? element : element.parentElement;
    const ratio = contrast(outlineColor, backgroundOf(behind));
    if (ratio < 3) faults.push(`outline of ${ratio.toFixed(1)}:1`);

    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const seen = boxes.some(({ left, top, width, height }) => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    });
    if (!seen) faults.push('out of view or covered');

    const region = element.closest('header:not(main *), main, footer:not(main *)')?.localName;
    return {
      what: `${element.localName} ${element.ariaLabel ?? element.textContent.trim().slice(0, 20)}`,
      place: Number(element.dataset.place ?? -1),
      region: region === 'header' || region === 'main' || region === 'footer' ? region : 'other',
      faults,
    };
  });
}

/** Presses Tab from the start of the document to its end; several stops within one control count once. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    if (!stop) return stops;
    const before = stops.at(-1);
    if (before && before.place === stop.place && before.what === stop.what) continue;
    stops.push(stop);
  }
  throw new Error('the focus does not come to an end');
}
