/** The lists of the desk, in the order of its navigation. `all` is every article. */
export const listNames = [
  'submitted',
  'drafts',
  'scheduled',
  'today',
  'corrected',
  'withdrawn',
  'expired',
  'problems',
  'all',
] as const;

export type ListName = (typeof listNames)[number];

export function isListName(text: string): text is ListName {
  return (listNames as readonly string[]).includes(text);
}
