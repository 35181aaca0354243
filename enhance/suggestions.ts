import { announce, make, text } from './dom';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches';

/** Pause in typing after which the server is asked, in milliseconds. */
const restMs = 150;

interface Suggestion {
  type: 'article' | 'tag' | 'topic' | 'section';
  text: string;
  url: string;
}

interface Option {
  label: string;
  kind?: string;
  choose: () => void;
}

async function fetchSuggestions(query: string, signal: AbortSignal): Promise<Option[]> {
  const response = await fetch(`/api/suggest?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) return [];
  const { suggestions }: { suggestions: Suggestion[] } = await response.json();
  return suggestions.map(({ type, text: label, url }) => ({
    label,
    kind: text(type),
    choose: () => location.assign(url),
  }));
}

/**
 * Suggestions below a search field, by the keyboard pattern of the WAI-ARIA combobox with a list box. The field stays
 * what it is without scripts, a search box, and says the rest with the attributes that a search box may have.
 */
function suggestFor(input: HTMLInputElement, form: HTMLFormElement, name: string): void {
  const list = make('ul', { className: 'suggestions', id: name, role: 'listbox', hidden: true });
  (input.parentElement ?? form).append(list);
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-haspopup', 'listbox');
  input.setAttribute('aria-controls', name);
  let options: Option[] = [];
  let active = -1;
  let timer = 0;
  let request = new AbortController();

  const mark = (index: number): void => {
    active = index;
    for (const [n, item] of [...list.children].entries()) item.ariaSelected = String(n === index);
    const item = list.children[index];
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  };
  const show = (found: Option[], label: string): void => {
    options = found;
    list.hidden = found.length === 0;
    list.ariaLabel = label;
    list.replaceChildren(
      ...found.map(({ label: words, kind }, index) => {
        const item = make('li', { id: `${name}-${index}`, role: 'option' }, make('span', {}, words));
        if (kind) item.append(make('small', {}, kind));
        return item;
      }),
    );
    mark(-1);
  };
  const close = (): void => {
    clearTimeout(timer);
    request.abort();
    show([], '');
  };
  const showRecent = (): void => {
    const queries = recentSearches();
    if (queries.length === 0) return close();
    const recent = queries.map((label) => ({
      label,
      choose: () => {
        input.value = label;
        form.requestSubmit();
      },
    }));
    const forget = {
      label: text('forget'),
      choose: () => {
        forgetSearches();
        close();
      },
    };
    show([...recent, forget], text('recent'));
  };
  const ask = async (query: string): Promise<void> => {
    const { signal } = request;
    // Without an answer there is nothing to suggest; the search itself still works.
    const found = await fetchSuggestions(query, signal).catch(() => []);
    if (signal.aborted) return;
    show(found, text('suggestions'));
    announce(text('found', { n: found.length }));
  };
  const update = (): void => {
    clearTimeout(timer);
    request.abort();
    request = new AbortController();
    const query = input.value.trim();
    if (query === '') showRecent();
    else timer = window.setTimeout(ask, restMs, query);
  };

  input.addEventListener('input', (event) => {
    // Letters that an input method has yet to turn into characters are no query.
    if (!(event instanceof InputEvent) || !event.isComposing) update();
  });
  input.addEventListener('compositionend', update);
  input.addEventListener('focus', () => {
    if (input.value === '') showRecent();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined) {
      event.preventDefault();
      const places = options.length + 1;
      if (list.hidden) update();
      // From the last one back into the field, and on from there.
      else mark(((active + 1 + step + places) % places) - 1);
    } else if (list.hidden) {
      return;
    } else if (key === 'Enter' && active >= 0) {
      event.preventDefault();
      options[active]?.choose();
    } else if (key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  // The field keeps the focus, so that choosing with the mouse does not close the list first.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest('li') : null;
    if (item) options[[...list.children].indexOf(item)]?.choose();
  });
  form.addEventListener('submit', () => rememberSearch(input.value));
}

export function startSuggestions(): void {
  const fields = document.querySelectorAll<HTMLInputElement>('form[action="/search"] input[type="search"]');
  for (const [index, input] of [...fields].entries()) {
    if (input.form) suggestFor(input, input.form, `suggestions-${index}`);
  }
}
