import { textsOf } from '@/lib/site/texts';
import { ChoiceForm } from './choice-form';

/** The standard edition, or the care edition (关怀版): large, high contrast, one column. */
export function EditionForm({ language }: { language: string }) {
  const { site, article } = textsOf(language);
  const { standard, care } = site.editions;
  const choices = Object.entries({ standard, care }).map(([value, label]) => ({
    value,
    label,
    name: article.editionOf(label),
  }));
  return <ChoiceForm label={site.edition} field="edition" choices={choices} />;
}
