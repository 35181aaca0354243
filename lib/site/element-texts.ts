/** Texts of a custom element as its data attributes: `enhance/` has no texts of its own, so that it serves every language. */
export function elementTexts(texts: Record<string, string>): Record<`data-${string}`, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`data-${name}`, text]));
}
