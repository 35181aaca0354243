import { messages } from '@/lib/site/messages';
import { ChoiceForm } from './choice-form';

const { site, article } = messages;

/** Text size of the whole site: 标准, 大, 特大. */
export function SizeForm({ name }: { name?: string }) {
  const { normal, large, xlarge } = site.sizes;
  const choices = Object.entries({ normal, large, xlarge }).map(([value, label]) => ({
    value,
    label,
    name: article.sizeOf(label),
  }));
  return <ChoiceForm label={site.textSize} name={name} field="size" choices={choices} />;
}
