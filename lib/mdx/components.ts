/**
 * The closed list of components that a body may use, as data (docs/contract.md, "Body").
 * The check, the page, the feed and the plain text are all driven by it, so they cannot disagree.
 */

export interface AttributeRule {
  required?: boolean;
  /** The only values allowed; absent = any text. */
  values?: readonly string[];
  /** How other code treats the value: a file of the tree, an article, or plain text. */
  kind?: 'media' | 'slug' | 'text';
}

/** `csv` = nothing (then `src` is needed) or exactly one fenced csv block. */
export type ChildRule = 'markdown' | 'none' | 'csv' | 'phrasing' | readonly string[];

export interface ComponentRule {
  attributes: Readonly<Record<string, AttributeRule>>;
  children: ChildRule;
  /** The only component it may stand in; absent = anywhere. */
  parent?: string;
}

const text: AttributeRule = { kind: 'text' };
const requiredText: AttributeRule = { kind: 'text', required: true };
const media: AttributeRule = { kind: 'media' };
const requiredMedia: AttributeRule = { kind: 'media', required: true };

export const calloutTypes = ['note', 'tip', 'warning'] as const;
export const chartTypes = ['bar', 'line', 'area', 'pie'] as const;

export type CalloutType = (typeof calloutTypes)[number];
export type ChartType = (typeof chartTypes)[number];

const rules: Readonly<Record<string, ComponentRule>> = {
  Lead: { attributes: {}, children: 'markdown' },
  Callout: { attributes: { type: { values: calloutTypes }, title: text }, children: 'markdown' },
  FactBox: { attributes: { title: text }, children: 'markdown' },
  PullQuote: { attributes: { cite: text }, children: 'markdown' },
  Figure: { attributes: { src: requiredMedia, alt: text, caption: text, credit: text }, children: 'none' },
  Gallery: { attributes: { caption: text }, children: ['Figure'] },
  Video: {
    attributes: { src: requiredMedia, poster: media, captions: media, caption: text, credit: text },
    children: 'none',
  },
  Audio: { attributes: { src: requiredMedia, title: text, credit: text }, children: 'none' },
  Timeline: { attributes: {}, children: ['Event'] },
  Event: { attributes: { date: requiredText, title: text }, children: 'markdown', parent: 'Timeline' },
  QA: { attributes: {}, children: ['Q', 'A'] },
  Q: { attributes: { who: text }, children: 'markdown', parent: 'QA' },
  A: { attributes: { who: text }, children: 'markdown', parent: 'QA' },
  LiveUpdate: { attributes: { time: requiredText, title: text }, children: 'markdown' },
  DataTable: { attributes: { src: media, caption: text, source: text }, children: 'csv' },
  Chart: {
    attributes: {
      type: { values: chartTypes, required: true },
      src: media,
      x: text,
      y: text,
      title: text,
      unit: text,
      source: text,
    },
    children: 'csv',
  },
  Attachment: { attributes: { src: requiredMedia, title: text }, children: 'none' },
  Related: { attributes: { slug: { kind: 'slug', required: true } }, children: 'none' },
  Ruby: { attributes: { rt: requiredText }, children: 'phrasing' },
};

const table = new Map(Object.entries(rules));

export const componentNames: readonly string[] = [...table.keys()];

/** The rule of a component, or undefined for a name that is not on the list (also for `constructor` and the like). */
export function getComponentRule(name: string): ComponentRule | undefined {
  return table.get(name);
}

/** The rule of one attribute, or undefined when the component does not have it. */
export function getAttributeRule(rule: ComponentRule, attribute: string): AttributeRule | undefined {
  return Object.hasOwn(rule.attributes, attribute) ? rule.attributes[attribute] : undefined;
}

/** True for the components that stand inside a line of text; all others are blocks of their own. */
export function isInlineComponent(name: string): boolean {
  return table.get(name)?.children === 'phrasing';
}

/** The candidate nearest to a mistyped name, or undefined when none is near enough to be meant. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.slice(0, 40).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 2));
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= bestDistance && (best === undefined || distance < bestDistance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
