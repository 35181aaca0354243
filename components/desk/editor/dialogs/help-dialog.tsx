'use client';

import { editorTexts } from '@/lib/desk/texts/editor';
import { Dialog } from './dialog';

const { title, keys } = editorTexts.help;

/** `Mod` is Ctrl, on Apple's computers Cmd. */
const combinations: readonly (readonly [keyof typeof keys, string])[] = [
  ['save', 'Mod+S'],
  ['insert', 'Mod+K'],
  ['preview', 'Mod+Enter'],
  ['next', 'F8'],
  ['previous', 'Shift+F8'],
  ['search', 'Mod+F'],
  ['undo', 'Mod+Z'],
  ['redo', 'Mod+Shift+Z'],
  ['bold', 'Mod+B'],
  ['italic', 'Mod+I'],
  ['indent', 'Tab'],
  ['leave', 'Esc Tab'],
  ['help', 'Mod+/'],
];

function isApple(): boolean {
  return /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
}

/** What keys do in the text. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const mod = isApple() ? '⌘' : 'Ctrl';
  return (
    <Dialog title={title} onClose={onClose}>
      <dl className="key-list">
        {combinations.map(([name, combination]) => (
          <div key={name}>
            <dt>
              {combination.split(/[+ ]/).map((key) => (
                <kbd key={key}>{key === 'Mod' ? mod : key}</kbd>
              ))}
            </dt>
            <dd>{keys[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
