import { EditionForm } from '@/components/ui/edition-form';
import { SizeForm } from '@/components/ui/size-form';
import { ThemeForm } from '@/components/ui/theme-form';
import { textsOf } from '@/lib/site/texts';

/** Text size and colours, without JavaScript (contract 8). */
export function ReadingAids({ language }: { language: string }) {
  return (
    <section className="footer-aids">
      <h2>{textsOf(language).site.readingAids}</h2>
      <SizeForm language={language} />
      <ThemeForm language={language} />
      <EditionForm language={language} />
    </section>
  );
}
