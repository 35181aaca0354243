/**
 * Whatever may mean something to Markdown, wherever it stands, and blanks at the ends of a line. A letter too many here
 * costs time, one too few a wrong page: a property test compares with the parser.
 */
const syntax =
  /[\\`*_~[\]<>{}&|@\0\t\r]|:\/\/|www\.|^(?:[#+=-]|\d{1,9}[.)]|(?:im|ex)port\b|[^\S\n])|[^\S\n]$/im;

/** Paragraphs of a body that is nothing but paragraphs of one line each; undefined for every other body. */
export function plainParagraphs(body: string): string[] | undefined {
  if (syntax.test(body)) return undefined;
  const paragraphs = body.split(/\n{2,}/).filter((text) => text !== '');
  const trimmed = paragraphs.map((text) => text.replace(/^\n|\n$/g, ''));
  return trimmed.some((text) => text.includes('\n')) ? undefined : trimmed.filter((text) => text !== '');
}
