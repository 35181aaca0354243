import type { ArticleVersion } from '@/lib/compare/versions';
import { compareTexts as text } from '@/lib/desk/texts/compare';

type Named = Pick<ArticleVersion, 'id' | 'name'>;

interface VersionChoiceProps {
  versions: Named[];
  from: string;
  to: string;
}

function Choice({
  name,
  label,
  chosen,
  versions,
}: {
  name: string;
  label: string;
  chosen: string;
  versions: Named[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={chosen}>
        {versions.map(({ id, name: said }) => (
          <option key={id} value={id}>
            {said}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Which two versions stand beside each other. A plain form: the page has its address. */
export function VersionChoice({ versions, from, to }: VersionChoiceProps) {
  return (
    <form className="version-choice" method="get">
      <Choice name="from" label={text.from} chosen={from} versions={versions} />
      <Choice name="to" label={text.to} chosen={to} versions={versions} />
      <button className="button" type="submit">
        {text.submit}
      </button>
    </form>
  );
}
