import { listTexts } from '@/lib/desk/texts/lists';

const text = listTexts.keys;

interface KeyHelpProps {
  isOn: boolean;
  /** Undefined without scripts: there are no keys then. */
  setOn: ((isOn: boolean) => void) | undefined;
}

/** What keys do here. Single letters can be switched off (WCAG 2.2, 2.1.4). */
export function KeyHelp({ isOn, setOn }: KeyHelpProps) {
  if (!setOn) return null;
  return (
    <details className="lists-keys">
      <summary>{text.title}</summary>
      <dl>
        {text.list.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{text.hint}</p>
      <label>
        <input type="checkbox" checked={isOn} onChange={({ target }) => setOn(target.checked)} />{' '}
        {text.enable}
      </label>
    </details>
  );
}
