import { adoptStyles } from './dom';

const adopted = new Set<string>();

/** @throws when the part cannot be fetched, or its styles cannot be used; the page is then as it was */
async function withStyles<Part extends { styles: string }>(coming: Promise<Part>): Promise<Part> {
  const part = await coming;
  if (!adopted.has(part.styles)) adoptStyles(part.styles);
  adopted.add(part.styles);
  return part;
}

/** What most visits never use: fetched when it is first used, together with its styles if it has any. */
export const parts = {
  dates: () => import('./dates'),
  look: () => import('./reading-look'),
  lightbox: () => withStyles(import('./lightbox')),
  readAloud: () => withStyles(import('./read-aloud')),
  sorting: () => withStyles(import('./sorting')),
  suggestions: () => withStyles(import('./suggestions')),
};

/** Fetches a part as soon as the reader turns to what needs it: at the press, a moment later, it is there. */
export function fetchBeforePress(element: HTMLElement, part: () => Promise<unknown>): void {
  const fetchPart = (): void => {
    // The press tries again, and knows what to do.
    part().catch(() => undefined);
  };
  for (const type of ['pointerenter', 'focusin']) element.addEventListener(type, fetchPart, { once: true });
}
