import { EditionForm } from '@/components/ui/edition-form';
import { SizeForm } from '@/components/ui/size-form';
import { ThemeForm } from '@/components/ui/theme-form';
import { messages } from '@/lib/site/messages';

/** Text size and colours, without JavaScript (contract 8). */
export function ReadingAids() {
  return (
    <section className="footer-aids">
      <h2>{messages.site.readingAids}</h2>
      <SizeForm />
      <ThemeForm />
      <EditionForm />
    </section>
  );
}
