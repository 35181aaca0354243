import { announce, makeButton, text } from './dom';
import { makeListenButton } from './read-aloud';

/** How long a button says that it has done its work, in milliseconds. */
const doneMs = 2500;

/** The address to pass on: without what a campaign or a search added to it. */
function pageAddress(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
}

/** For pages that came without encryption, where browsers give scripts no clipboard. */
function copyBySelection(address: string): void {
  const field = document.createElement('textarea');
  field.value = address;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('nothing was copied');
}

async function copy(address: string): Promise<void> {
  if (navigator.clipboard) await navigator.clipboard.writeText(address);
  else copyBySelection(address);
}

function makeCopyButton(): HTMLButtonElement {
  const button = makeButton(text('copy'), async () => {
    button.style.minInlineSize = `${button.getBoundingClientRect().width}px`;
    const message = await copy(pageAddress()).then(
      () => text('copied'),
      () => text('uncopied'),
    );
    button.focus();
    button.textContent = message;
    announce(message);
    setTimeout(() => {
      button.textContent = text('copy');
      announce('');
    }, doneMs);
  });
  return button;
}

/** The row of an article's tools, in a place that the page keeps free for it. */
export function startTools(): void {
  const row = document.querySelector('.tools');
  if (!row) return;
  row.role = 'group';
  row.ariaLabel = text('tools');
  const listen = makeListenButton(row);
  if (listen) row.append(listen);
  row.append(
    makeButton(text('print'), () => print()),
    makeCopyButton(),
  );
  if (!('share' in navigator)) return;
  const share = (): void => {
    // Rejects when the reader decides otherwise.
    navigator.share({ title: document.title, url: pageAddress() }).catch(() => undefined);
  };
  row.append(makeButton(text('share'), share));
}
