import { Time } from '@/components/ui/time';
import type { Correction } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

interface CorrectionsBlockProps {
  corrections: readonly Correction[];
  timezone: string;
}

/** What was corrected, and when. */
export function CorrectionsBlock({ corrections, timezone }: CorrectionsBlockProps) {
  if (corrections.length === 0) return null;
  return (
    <section className="record" aria-labelledby="corrections">
      <h2 id="corrections">{messages.article.corrections}</h2>
      <ul>
        {corrections.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <Time at={date} timezone={timezone} precision="day" />
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
