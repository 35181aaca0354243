/** What an editor in a browser would lose of a file: its byte order mark, and how its lines end. */
export interface TextForm {
  mark: boolean;
  /** Every line ends with CR LF. In a file with both kinds of ends they stay in the text as they are. */
  crlf: boolean;
}

/** Takes a file apart into text whose lines end with LF, and the form that gives exactly that file again. */
export function openText(source: string): { text: string; form: TextForm } {
  const mark = source.startsWith('\uFEFF');
  const text = mark ? source.slice(1) : source;
  const crlf = text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text);
  return { text: crlf ? text.replaceAll('\r\n', '\n') : text, form: { mark, crlf } };
}

export function closeText(text: string, { mark, crlf }: TextForm): string {
  return (mark ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
}
