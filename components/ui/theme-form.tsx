import { textsOf } from '@/lib/site/texts';
import { ChoiceForm } from './choice-form';

/** Colours of the whole site: as the system says, light, dark, high contrast. */
export function ThemeForm({ language }: { language: string }) {
  const { site, article } = textsOf(language);
  const { auto, light, dark, contrast } = site.themes;
  const choices = Object.entries({ auto, light, dark, contrast }).map(([value, label]) => ({
    value,
    label,
    name: article.themeOf(label),
  }));
  return <ChoiceForm label={site.theme} field="theme" choices={choices} />;
}
