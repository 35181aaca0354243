import type { Dom } from './dom';
import type { TextOf } from './enhanced-element';
import styles from './lightbox.css';

export { styles };

/** A finger that travels this far, in pixels, means the next picture. */
const swipe = 50;

/**
 * Shows all pictures of the page that open in full size, beginning with one of them, on a <dialog>, which brings
 * Escape and the return of the focus with it. It closes at the latest when the signal aborts.
 */
export function openLightbox(
  { appendUntil, make, makeButton }: Dom,
  first: HTMLImageElement,
  text: TextOf<'pictures'>,
  signal: AbortSignal,
): void {
  const pictures = [...document.querySelectorAll('picture-zoom:has(> .zoom)')]
    .map((one) => one.querySelector('img'))
    .filter((picture) => picture !== null);
  let at = 0;
  const image = make('img');
  const words = make('span');
  const place = make('span', { className: 'lightbox-place' });
  const caption = make('figcaption', { ariaLive: 'polite' }, words, place);
  const icon = (name: 'close' | 'previous' | 'next', onclick: () => void): HTMLButtonElement => {
    const button = makeButton('', onclick, `lightbox-${name}`);
    button.ariaLabel = text(name);
    return button;
  };

  const show = (index: number): void => {
    at = (index + pictures.length) % pictures.length;
    const picture = pictures[at];
    if (!picture) return;
    const { src, srcset, alt } = picture;
    const width = picture.getAttribute('width') ?? '';
    const height = picture.getAttribute('height') ?? '';
    Object.assign(image, { sizes: '100vw', srcset, src, alt });
    image.setAttribute('width', width || `${picture.naturalWidth}`);
    image.setAttribute('height', height || `${picture.naturalHeight}`);
    words.textContent = picture.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
    place.textContent = pictures.length > 1 ? text('place', { n: at + 1, total: pictures.length }) : '';
  };
  const step = (by: number): void => {
    if (pictures.length > 1) show(at + by);
  };

  const dialog = make(
    'dialog',
    { className: 'lightbox', ariaLabel: text('viewer') },
    icon('close', () => dialog.close()),
    make('figure', {}, image, caption),
  );
  if (pictures.length > 1)
    dialog.append(
      icon('previous', () => step(-1)),
      icon('next', () => step(1)),
    );
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target instanceof Element && !target.closest('img, button, figcaption')) dialog.close();
  });
  let from = 0;
  dialog.addEventListener('pointerdown', ({ clientX }) => {
    from = clientX;
  });
  dialog.addEventListener('pointerup', ({ clientX, pointerType }) => {
    const zoomed = (visualViewport?.scale ?? 1) > 1;
    if (pointerType === 'touch' && !zoomed && Math.abs(clientX - from) > swipe) step(clientX < from ? 1 : -1);
  });
  dialog.addEventListener('close', () => dialog.remove());
  appendUntil(signal, document.body, dialog);
  show(pictures.indexOf(first));
  dialog.showModal();
}
