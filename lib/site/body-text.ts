import { messages } from './messages';

/** Texts of the same shape in another language: literal strings become strings. */
type Widen<T> = T extends string
  ? string
  : T extends (...args: infer Arguments) => string
    ? (...args: Arguments) => string
    : { readonly [Key in keyof T]: Widen<T[Key]> };

/** What the components of a body say of themselves. */
export type BodyText = Widen<Omit<typeof messages.mdx, 'check'>>;

/** A body speaks its own language: English for `lang: en`, Chinese for all others. */
export function bodyText(language?: string): BodyText {
  return /^en\b/i.test(language ?? '') ? messages.mdxEnglish : messages.mdx;
}
