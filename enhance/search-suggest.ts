import { dom } from './dom';
import { EnhancedElement } from './enhanced-element';
import { parts } from './parts';
import { rememberSearch, searches } from './recent-searches';

/** A search field, with suggestions as soon as the reader turns to it. */
export class SearchSuggest extends EnhancedElement<'search'> {
  protected override enhance(signal: AbortSignal): void {
    const input = this.querySelector('input');
    const form = input?.form;
    if (!input || !form) return;
    form.addEventListener('submit', () => rememberSearch(input.value), { signal });
    // What the reader did last before the part was there.
    let latest: Event | undefined;
    const stop = new AbortController();
    const begin = async (event: Event): Promise<void> => {
      const begun = latest !== undefined;
      latest = event;
      if (begun) return;
      try {
        const { SuggestionList } = await parts.suggestions();
        if (signal.aborted) return;
        stop.abort();
        const list = new SuggestionList(this, { dom, searches, input, text: this.text }, signal);
        if (input.matches(':focus')) list.follow(latest);
      } catch {
        // Searching works without; the next letter tries again.
        latest = undefined;
      }
    };
    signal.addEventListener('abort', () => stop.abort());
    for (const type of ['focus', 'input', 'compositionend'])
      input.addEventListener(type, begin, { signal: stop.signal });
  }
}
