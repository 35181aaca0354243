import { textsOf } from '@/lib/site/texts';
import { ChoiceForm } from './choice-form';

/** Text size of the whole site: 标准, 大, 特大. */
export function SizeForm({ language, name }: { language: string; name?: string }) {
  const { site, article } = textsOf(language);
  const { normal, large, xlarge } = site.sizes;
  const choices = Object.entries({ normal, large, xlarge }).map(([value, label]) => ({
    value,
    label,
    name: article.sizeOf(label),
  }));
  return <ChoiceForm label={site.textSize} name={name} field="size" choices={choices} />;
}
