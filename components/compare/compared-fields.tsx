import type { ComparedField } from '@/lib/compare/fields';
import { compareTexts as text } from '@/lib/desk/texts/compare';
import { MarkedElement } from './marked-element';

/** Fields of the front matter that differ. */
export function ComparedFields({ fields }: { fields: ComparedField[] }) {
  return (
    <dl className="compared compared-fields">
      {fields.map(({ key, change, content }) => (
        <div key={key}>
          <dt>
            {text.names[key] ?? key}
            {change !== 'changed' && <span className="badge">{text.changes[change]}</span>}
          </dt>
          <dd>
            {content.map((node, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and stay where they are
              <MarkedElement key={index} node={node} addressOf={(address) => address} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
