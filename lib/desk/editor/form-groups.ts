import type { NamedControl } from './form-controls';

export type GroupName = 'head' | 'place' | 'time' | 'credits' | 'cover' | 'notices' | 'more';

const places: Readonly<Record<string, GroupName>> = {
  title: 'head',
  kicker: 'head',
  subtitle: 'head',
  summary: 'head',
  section: 'place',
  tags: 'place',
  topics: 'place',
  status: 'time',
  date: 'time',
  updated: 'time',
  minorEdit: 'time',
  expires: 'time',
  author: 'credits',
  editor: 'credits',
  source: 'credits',
  original: 'credits',
  cover: 'cover',
  corrections: 'notices',
  withdrawn: 'notices',
};

const groups: readonly GroupName[] = ['head', 'place', 'time', 'credits', 'cover', 'notices', 'more'];

/** Every field in its group; what the model has and this does not name stands in the last. */
export function groupFields(
  controls: readonly NamedControl[],
): { name: GroupName; fields: NamedControl[] }[] {
  return groups.map((name) => ({
    name,
    fields: controls.filter((control) => (places[control.name] ?? 'more') === name),
  }));
}
