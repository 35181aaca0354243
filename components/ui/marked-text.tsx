export interface Marked {
  text: string;
  hit: boolean;
}

/** Text with the reader's search terms marked. */
export function MarkedText({ parts }: { parts: readonly Marked[] }) {
  let offset = 0;
  return parts.map(({ text, hit }) => {
    const key = offset;
    offset += text.length;
    return hit ? <mark key={key}>{text}</mark> : text;
  });
}
