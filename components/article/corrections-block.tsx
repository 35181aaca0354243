import { Time } from '@/components/ui/time';
import type { Correction } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

interface CorrectionsBlockProps {
  corrections: readonly Correction[];
  timezone: string;
  language: string;
}

/** What was corrected, and when. */
export function CorrectionsBlock({ corrections, timezone, language }: CorrectionsBlockProps) {
  if (corrections.length === 0) return null;
  return (
    <section className="record" aria-labelledby="corrections">
      <h2 id="corrections">{textsOf(language).article.corrections}</h2>
      <ul>
        {corrections.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <Time at={date} timezone={timezone} precision="day" language={language} />
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
