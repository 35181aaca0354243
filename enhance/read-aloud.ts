import type { Dom } from './dom';
import type { TextOf } from './enhanced-element';
import styles from './read-aloud.css';
import { type Sentence, sentencesOf } from './sentences';

export { styles };

/** Marks the sentence that is being read: as a highlight, which leaves the page's elements alone, or the whole block. */
function createMarker(): (sentence: Sentence | undefined) => void {
  let marked: Sentence | undefined;
  const highlight = 'highlights' in CSS ? new Highlight() : undefined;
  if (highlight) CSS.highlights.set('spoken', highlight);
  return (sentence) => {
    highlight?.clear();
    if (sentence) highlight?.add(sentence.range);
    if (highlight) return;
    marked?.block.classList.remove('spoken');
    sentence?.block.classList.add('spoken');
    marked = sentence;
  };
}

function bringIntoView({ range, block }: Sentence): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight * 0.85) block.scrollIntoView({ block: 'center' });
}

/** What reading aloud is made with: where its controls go, their texts, and what the first module shares. */
export interface Surroundings {
  dom: Dom;
  row: Element;
  button: HTMLButtonElement;
  text: TextOf<'tools'>;
}

/**
 * 朗读: sentence by sentence, because some voices end by themselves after a quarter of a minute, and because
 * pausing within an utterance does not work everywhere: here a pause ends it, and going on begins it anew.
 * Answers with what a press of the button does. Falls silent at the latest when the signal aborts.
 */
export function createReader(
  { dom: { announce, languageOf, make, makeButton }, row, button, text }: Surroundings,
  signal: AbortSignal,
): () => void {
  const mark = createMarker();
  let sentences: Sentence[] = [];
  let at = 0;
  // Kept here also because Chromium drops the events of an utterance that nobody holds.
  let current: SpeechSynthesisUtterance | undefined;

  const silence = (): void => {
    current = undefined;
    speechSynthesis.cancel();
  };
  const stop = (): void => {
    silence();
    mark(undefined);
    if (player.contains(document.activeElement)) button.focus();
    player.remove();
    button.ariaPressed = 'false';
  };
  const speak = (): void => {
    const sentence = sentences[at];
    if (!sentence) return stop();
    const utterance = new SpeechSynthesisUtterance(sentence.words);
    utterance.lang = languageOf(sentence.block);
    utterance.onend = () => {
      if (utterance !== current) return;
      at += 1;
      speak();
    };
    utterance.onerror = () => {
      if (utterance !== current) return;
      stop();
      button.textContent = text('mute');
      announce(text('mute'));
    };
    current = utterance;
    pause.textContent = text('pause');
    mark(sentence);
    bringIntoView(sentence);
    speechSynthesis.speak(utterance);
  };

  const pause = makeButton(text('pause'), () => {
    if (!current) return speak();
    silence();
    pause.textContent = text('resume');
  });
  const player = make(
    'div',
    { className: 'player', role: 'group', ariaLabel: text('player') },
    pause,
    makeButton(text('stop'), stop),
  );
  addEventListener('pagehide', stop, { signal });
  signal.addEventListener('abort', stop);
  return () => {
    if (player.isConnected) return stop();
    announce('');
    button.textContent = text('listen');
    sentences = sentencesOf(document.querySelectorAll('.article h1, .article .prose'), languageOf);
    at = 0;
    row.after(player);
    silence();
    button.ariaPressed = 'true';
    speak();
  };
}
