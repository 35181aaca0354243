import { machineDate } from '@/lib/mdx/machine-date';

/** A date as the editor wrote it; `<time>` only where a machine can read it too. */
export function When({ text, className }: { text: string; className?: string }) {
  const machine = machineDate(text);
  if (machine === undefined) return <span className={className}>{text}</span>;
  return (
    <time className={className} dateTime={machine}>
      {text}
    </time>
  );
}
