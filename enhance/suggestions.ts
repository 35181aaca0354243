import type { Dom } from './dom';
import type { TextOf } from './enhanced-element';
import type { RecentSearches } from './recent-searches';
import { fetchSuggestions } from './suggestion-source';
import styles from './suggestions.css';

export { styles };

/** Pause in typing after which the server is asked, in milliseconds. */
const restMs = 150;

interface Option {
  label: string;
  kind?: string;
  choose: () => void;
}

/** What the list is made with: the field, its texts, and what the first module shares. */
export interface Surroundings {
  dom: Dom;
  searches: RecentSearches;
  input: HTMLInputElement;
  text: TextOf<'search'>;
}

const han = /\p{Script=Han}/u;

let fields = 0;

/**
 * Suggestions below a search field, by the keyboard pattern of the WAI-ARIA combobox with a list box. The field stays
 * what it is without scripts, a search box, and says the rest with the attributes that a search box may have.
 */
export class SuggestionList {
  readonly #name = `suggestions-${fields++}`;
  readonly #around: Surroundings;
  readonly #list: HTMLUListElement;
  #options: Option[] = [];
  #active = -1;
  #timer = 0;
  #request = new AbortController();

  /** Adds the list to an element; when the signal aborts, it goes. */
  constructor(parent: Element, around: Surroundings, signal: AbortSignal) {
    const { dom, input } = around;
    const list = dom.make('ul', { className: 'suggestions', id: this.#name, role: 'listbox', hidden: true });
    this.#around = around;
    this.#list = list;
    const said = { autocomplete: 'list', haspopup: 'listbox', controls: this.#name };
    for (const [name, value] of Object.entries(said)) input.setAttribute(`aria-${name}`, value);
    dom.appendUntil(signal, parent, list);
    signal.addEventListener('abort', () => {
      this.#close();
      for (const name of Object.keys(said)) input.removeAttribute(`aria-${name}`);
    });
    const follow = (event: Event): void => this.follow(event);
    for (const type of ['focus', 'input', 'compositionend']) input.addEventListener(type, follow, { signal });
    input.addEventListener('blur', () => this.#close(), { signal });
    input.addEventListener('keydown', (event) => this.#press(event), { signal });
    // The field keeps the focus, so that choosing with the mouse does not close the list first.
    list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    const choose = ({ target }: Event): void => {
      const item = target instanceof Element ? target.closest('li') : null;
      if (item) this.#options[[...list.children].indexOf(item)]?.choose();
    };
    list.addEventListener('click', choose, { signal });
  }

  /** Suggests what is in order after an event of the field. */
  follow(event: Event): void {
    const { type } = event;
    if (type === 'focus' && this.#around.input.value !== '') return;
    // Letters that an input method has yet to turn into characters are no query.
    if (!(event instanceof InputEvent) || !event.isComposing) this.#update();
  }

  #press(event: KeyboardEvent): void {
    const { key, isComposing } = event;
    if (isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const { hidden } = this.#list;
    if (step !== undefined) {
      event.preventDefault();
      const places = this.#options.length + 1;
      if (hidden) this.#update();
      // From the last one back into the field, and on from there.
      else this.#mark(((this.#active + 1 + step + places) % places) - 1);
    } else if (!hidden && key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active]?.choose();
    } else if (!hidden && key === 'Escape') {
      event.preventDefault();
      this.#close();
    }
  }

  #update(): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#request = new AbortController();
    const query = this.#around.input.value.trim();
    if (query === '') this.#showRecent();
    else this.#timer = window.setTimeout(() => this.#ask(query), restMs);
  }

  async #ask(query: string): Promise<void> {
    const { dom, text } = this.#around;
    const { signal } = this.#request;
    // Without an answer there is nothing to suggest; the search itself still works.
    const found = await fetchSuggestions(query, signal).catch(() => []);
    if (signal.aborted) return;
    const options = found.map(({ type, text: label, url }) => ({
      label,
      kind: text(type),
      choose: () => location.assign(url),
    }));
    this.#show(options, text('suggestions'));
    dom.announce(text('found', { n: found.length }));
  }

  #showRecent(): void {
    const { input, searches, text } = this.#around;
    const queries = searches.recentSearches();
    if (queries.length === 0) return this.#close();
    const recent = queries.map((label) => ({
      label,
      choose: () => {
        input.value = label;
        input.form?.requestSubmit();
      },
    }));
    const forget = {
      label: text('forget'),
      choose: () => {
        searches.forgetSearches();
        this.#close();
      },
    };
    this.#show([...recent, forget], text('recent'));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#show([], '');
  }

  #show(options: Option[], label: string): void {
    const { input, dom } = this.#around;
    const { make } = dom;
    const chinese = dom.languageOf(input).startsWith('zh');
    const own = (words: string) => (!chinese && han.test(words) ? { lang: 'zh' } : {});
    this.#options = options;
    this.#list.hidden = options.length === 0;
    this.#list.ariaLabel = label;
    this.#list.replaceChildren(
      ...options.map(({ label: words, kind }, index) => {
        const item = make(
          'li',
          { id: `${this.#name}-${index}`, role: 'option' },
          make('span', own(words), words),
        );
        if (kind) item.append(make('small', {}, kind));
        return item;
      }),
    );
    this.#mark(-1);
  }

  #mark(index: number): void {
    const { input } = this.#around;
    this.#active = index;
    const items = [...this.#list.children];
    for (const [n, item] of items.entries()) item.ariaSelected = String(n === index);
    const item = items[index];
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  }
}
