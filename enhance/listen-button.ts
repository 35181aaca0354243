import { announce, dom, makeButton } from './dom';
import type { TextOf } from './enhanced-element';
import { fetchBeforePress, parts } from './parts';

/** 朗读, as soon as the part for it has come. Undefined where the browser cannot speak. */
export function makeListenButton(
  row: Element,
  text: TextOf<'tools'>,
  signal: AbortSignal,
): HTMLButtonElement | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  let toggle: (() => void) | undefined;
  const press = async (): Promise<void> => {
    // Safari speaks only for a page that began to within a press, and the part may come after it.
    if (!toggle) speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    try {
      const { createReader } = await parts.readAloud();
      if (signal.aborted) return;
      toggle ??= createReader({ dom, row, button, text }, signal);
      toggle();
    } catch {
      button.textContent = text('mute');
      announce(text('mute'));
    }
  };
  const button = makeButton(text('listen'), press);
  button.ariaPressed = 'false';
  fetchBeforePress(button, parts.readAloud);
  return button;
}
