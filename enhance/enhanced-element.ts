import type { messages } from '@/lib/site/messages';
import { placeStatus } from './dom';

type Texts = (typeof messages)['enhance']['elements'] &
  Pick<(typeof messages)['mdx'], 'pictures' | 'sorting'>;

/** A text in the language of the page, by its name; `{name}` in it stands for a value. */
export type TextOf<Group extends keyof Texts> = (
  name: keyof Texts[Group] & string,
  values?: Record<string, string | number>,
) => string;

/**
 * A custom element that the server wrote around content which is complete without scripts. In the light DOM, so that
 * the style sheet, the print and the reading aids see one page. Its texts are its data attributes.
 */
export abstract class EnhancedElement<Group extends keyof Texts = never> extends HTMLElement {
  #stay = new AbortController();

  /** Adds what works only with scripts. When the signal aborts, the element is leaving and takes it all back. */
  protected abstract enhance(signal: AbortSignal): void;

  protected readonly text: TextOf<Group> = (name, values = {}) =>
    (this.dataset[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));

  connectedCallback(): void {
    placeStatus();
    this.#stay = new AbortController();
    this.enhance(this.#stay.signal);
  }

  disconnectedCallback(): void {
    this.#stay.abort();
  }
}
