/** 引题: may have several lines, each of which stands alone. */
export function Kicker({ text }: { text: string }) {
  const lines = text.split('\n').map((line) => line.trim());
  return (
    <p className="kicker">
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line}>{line}</span>
        ))}
    </p>
  );
}
