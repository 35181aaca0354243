import { announce, appendUntil, make } from './dom';
import { EnhancedElement } from './enhanced-element';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches';
import { fetchSuggestions } from './suggestions';

/** Pause in typing after which the server is asked, in milliseconds. */
const restMs = 150;

interface Option {
  label: string;
  kind?: string;
  choose: () => void;
}

let fields = 0;

/**
 * Suggestions below a search field, by the keyboard pattern of the WAI-ARIA combobox with a list box. The field stays
 * what it is without scripts, a search box, and says the rest with the attributes that a search box may have.
 */
export class SearchSuggest extends EnhancedElement<'search'> {
  readonly #name = `suggestions-${fields++}`;
  readonly #list = make('ul', { className: 'suggestions', id: this.#name, role: 'listbox', hidden: true });
  #options: Option[] = [];
  #active = -1;
  #timer = 0;
  #request = new AbortController();

  protected override enhance(signal: AbortSignal): void {
    const input = this.querySelector('input');
    const form = input?.form;
    if (!input || !form) return;
    const list = this.#list;
    const said = { autocomplete: 'list', haspopup: 'listbox', controls: this.#name };
    for (const [name, value] of Object.entries(said)) input.setAttribute(`aria-${name}`, value);
    appendUntil(signal, this, list);
    signal.addEventListener('abort', () => {
      this.#close(input);
      for (const name of Object.keys(said)) input.removeAttribute(`aria-${name}`);
    });
    const update = (): void => this.#update(input);
    const onInput = (event: Event): void => {
      // Letters that an input method has yet to turn into characters are no query.
      if (!(event instanceof InputEvent) || !event.isComposing) update();
    };
    input.addEventListener('input', onInput, { signal });
    input.addEventListener('compositionend', update, { signal });
    input.addEventListener('focus', () => input.value === '' && this.#showRecent(input), { signal });
    input.addEventListener('blur', () => this.#close(input), { signal });
    input.addEventListener('keydown', (event) => this.#press(event, input), { signal });
    // The field keeps the focus, so that choosing with the mouse does not close the list first.
    list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    const choose = ({ target }: Event): void => {
      const item = target instanceof Element ? target.closest('li') : null;
      if (item) this.#options[[...list.children].indexOf(item)]?.choose();
    };
    list.addEventListener('click', choose, { signal });
    form.addEventListener('submit', () => rememberSearch(input.value), { signal });
  }

  #press(event: KeyboardEvent, input: HTMLInputElement): void {
    const { key, isComposing } = event;
    if (isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const { hidden } = this.#list;
    if (step !== undefined) {
      event.preventDefault();
      const places = this.#options.length + 1;
      if (hidden) this.#update(input);
      // From the last one back into the field, and on from there.
      else this.#mark(((this.#active + 1 + step + places) % places) - 1, input);
    } else if (!hidden && key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active]?.choose();
    } else if (!hidden && key === 'Escape') {
      event.preventDefault();
      this.#close(input);
    }
  }

  #update(input: HTMLInputElement): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#request = new AbortController();
    const query = input.value.trim();
    if (query === '') this.#showRecent(input);
    else this.#timer = window.setTimeout(() => this.#ask(query, input), restMs);
  }

  async #ask(query: string, input: HTMLInputElement): Promise<void> {
    const { signal } = this.#request;
    // Without an answer there is nothing to suggest; the search itself still works.
    const found = await fetchSuggestions(query, signal).catch(() => []);
    if (signal.aborted) return;
    const options = found.map(({ type, text: label, url }) => ({
      label,
      kind: this.text(type),
      choose: () => location.assign(url),
    }));
    this.#show(options, this.text('suggestions'), input);
    announce(this.text('found', { n: found.length }));
  }

  #showRecent(input: HTMLInputElement): void {
    const queries = recentSearches();
    if (queries.length === 0) return this.#close(input);
    const recent = queries.map((label) => ({
      label,
      choose: () => {
        input.value = label;
        input.form?.requestSubmit();
      },
    }));
    const forget = {
      label: this.text('forget'),
      choose: () => {
        forgetSearches();
        this.#close(input);
      },
    };
    this.#show([...recent, forget], this.text('recent'), input);
  }

  #close(input: HTMLInputElement): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#show([], '', input);
  }

  #show(options: Option[], label: string, input: HTMLInputElement): void {
    this.#options = options;
    this.#list.hidden = options.length === 0;
    this.#list.ariaLabel = label;
    this.#list.replaceChildren(
      ...options.map(({ label: words, kind }, index) => {
        const item = make('li', { id: `${this.#name}-${index}`, role: 'option' }, make('span', {}, words));
        if (kind) item.append(make('small', {}, kind));
        return item;
      }),
    );
    this.#mark(-1, input);
  }

  #mark(index: number, input: HTMLInputElement): void {
    this.#active = index;
    const items = [...this.#list.children];
    for (const [n, item] of items.entries()) item.ariaSelected = String(n === index);
    const item = items[index];
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  }
}
