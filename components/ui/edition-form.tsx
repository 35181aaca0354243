import { messages } from '@/lib/site/messages';
import { ChoiceForm } from './choice-form';

const { site, article } = messages;

/** The standard edition, or the care edition (关怀版): large, high contrast, one column. */
export function EditionForm() {
  const { standard, care } = site.editions;
  const choices = Object.entries({ standard, care }).map(([value, label]) => ({
    value,
    label,
    name: article.editionOf(label),
  }));
  return <ChoiceForm label={site.edition} field="edition" choices={choices} />;
}
