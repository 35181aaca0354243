/** One character with the punctuation that may not be parted from it (CLREQ, line-start and line-end prohibition). */
const unit =
  /[“‘《「『（]*[^，。；：！？、”’》」』）“‘《「『（][，。；：！？、”’》」』）]+|[“‘《「『（]+[^“‘《「『（]/gu;

/**
 * Text of a headline. Headlines break after punctuation where they can (`word-break: keep-all`) and anywhere where a
 * phrase is too long; the units keep that last resort from putting a comma at the start of a line.
 */
export function Headline({ text }: { text: string }) {
  const parts: { at: number; plain: string; held: string }[] = [];
  let at = 0;
  for (const match of text.matchAll(unit)) {
    parts.push({ at, plain: text.slice(at, match.index), held: match[0] });
    at = match.index + match[0].length;
  }
  return (
    <>
      {parts.map(({ at: key, plain, held }) => [
        plain,
        <span key={key} className="held">
          {held}
        </span>,
      ])}
      {text.slice(at)}
    </>
  );
}
