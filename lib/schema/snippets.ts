import { articleFields, type Field, type Fields } from '@/lib/content/model';
import { type ComponentRule, componentNames, getComponentRule } from '@/lib/mdx/components';
import { componentTexts } from './component-texts';
import { articleDescriptions } from './descriptions';

/** Snippets of Visual Studio Code: completion in front matter and bodies, where no YAML extension looks. */
export interface Snippet {
  scope: string;
  prefix: string;
  body: string[];
  description: string;
}

const scope = 'markdown,mdx';
const now = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE $CURRENT_HOUR:$CURRENT_MINUTE';

/** Numbers the places at which the writer stops. */
class Stops {
  private last = 0;

  empty(): string {
    this.last += 1;
    return `$${this.last}`;
  }

  withText(text: string): string {
    this.last += 1;
    return `\${${this.last}:${text}}`;
  }

  oneOf(options: readonly string[]): string {
    this.last += 1;
    return `\${${this.last}|${options.join(',')}|}`;
  }
}

/** One snippet a field of an article, one a component. */
export function snippets(): Record<string, Snippet> {
  const fields = Object.entries<Field>(articleFields).map(([name, field]): [string, Snippet] => {
    const description = Object.entries(articleDescriptions).find(([key]) => key === name)?.[1] ?? '';
    return [name, { scope, prefix: name, body: fieldLines(name, field, new Stops()), description }];
  });
  const components = componentNames.flatMap((name): [string, Snippet][] => {
    const rule = getComponentRule(name);
    if (!rule) return [];
    const body = componentLines(name, rule, new Stops());
    return [[`<${name}>`, { scope, prefix: `<${name}`, body, description: componentTexts[name] ?? '' }]];
  });
  return Object.fromEntries([...fields, ...components]);
}

function fieldLines(name: string, field: Field, stops: Stops): string[] {
  switch (field.type) {
    case 'nested':
      return [`${name}:`, ...memberLines(field.fields, stops).map((line) => `  ${line}`)];
    case 'list': {
      if (field.of.type !== 'nested') return [`${name}: [${stops.empty()}]`];
      const [first = '', ...others] = memberLines(field.of.fields, stops);
      return [`${name}:`, `  - ${first}`, ...others.map((line) => `    ${line}`)];
    }
    case 'union': {
      // A picture is nothing without its alternative text; a source or an author is mostly a name alone.
      const form =
        field.of.find((option) => option.type === 'nested' && 'alt' in option.fields) ?? field.of[0];
      return form ? fieldLines(name, form, stops) : [];
    }
    case 'enum':
      return [`${name}: ${stops.oneOf(field.options)}`];
    case 'boolean':
      return [`${name}: ${stops.oneOf(['true', 'false'])}`];
    case 'date':
      return [`${name}: ${stops.withText(now)}`];
    default:
      return [`${name}: ${stops.empty()}`];
  }
}

function memberLines(fields: Fields, stops: Stops): string[] {
  return Object.entries(fields).flatMap(([name, field]) => fieldLines(name, field, stops));
}

function componentLines(name: string, { attributes, children }: ComponentRule, stops: Stops): string[] {
  const written = Object.entries(attributes).map(
    ([attribute, { values }]) => ` ${attribute}="${values ? stops.oneOf(values) : stops.empty()}"`,
  );
  const tag = `${name}${written.join('')}`;
  if (children === 'none') return [`<${tag} />`];
  if (children === 'phrasing') return [`<${tag}>$0</${name}>`];
  const inside = children === 'csv' ? ['```csv', '$0', '```'] : ['$0'];
  return [`<${tag}>`, '', ...inside, '', `</${name}>`];
}
