import type { DevelopmentEvent } from '@/lib/site/development';
import { make, makeButton } from '../dom';
import css from './overlay.css';

type Problems = Extract<DevelopmentEvent, { kind: 'problems' }>;

/** Stands beside head and body, in a shadow of its own: the page's styles and its renewal do not reach it. */
class ErrorOverlay extends HTMLElement {
  readonly #shadow = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // The policy of the page forbids style elements, not sheets that a script makes.
    this.#shadow.adoptedStyleSheets = [sheet];
  }

  show({ title, note, close, problems }: Problems): void {
    const items = problems.map(({ place, message, rule }) =>
      make('li', {}, message, make('code', {}, `${place}  ${rule}`)),
    );
    const head = make(
      'header',
      {},
      make('h2', {}, title),
      makeButton(close, () => this.remove()),
    );
    const section = make(
      'section',
      { lang: 'zh', role: 'alert' },
      head,
      make('p', {}, note),
      make('ul', {}, ...items),
    );
    this.#shadow.replaceChildren(section);
  }
}

customElements.define('dev-errors', ErrorOverlay);

/** Shows the errors; takes the overlay away when there are none. */
export function showProblems(event: Problems): void {
  const present = document.querySelector<ErrorOverlay>('dev-errors');
  if (event.problems.length === 0) return present?.remove();
  const overlay = present ?? new ErrorOverlay();
  overlay.show(event);
  if (!present) document.documentElement.append(overlay);
}
