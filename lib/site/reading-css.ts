import type { Reading } from './reading';

const scales: Record<string, string> = { normal: '1', large: '1.2', xlarge: '1.45' };

const themes: Record<string, string> = {
  auto: '',
  light: 'color-scheme:light;--light:initial;--dark:;--high:;',
  dark: 'color-scheme:dark;--light:;--dark:initial;--high:;',
  contrast: 'color-scheme:dark;--light:;--dark:;--high:initial;',
};

/** Everything below one another, in lines that are not too long, without the hairlines between columns. */
const oneColumn = [
  '.article-layout,.topic-intro,.front-top,.front-lead,.front-row,.text-block,.picture-block-columns',
  '{display:flex;flex-direction:column;max-inline-size:52rem}',
  ':is(.front-top,.picture-block-columns)>*::before{display:none}',
].join('');

/** The tokens of app/styles/tokens.css as the reader wants them on the screen, and the chosen buttons marked as pressed. */
export function readingCss({ size, theme, edition }: Reading): string {
  const care = edition === 'care';
  const scale = care && size === 'normal' ? '1.3' : (scales[size] ?? '1');
  const colours = care && theme === 'auto' ? themes.contrast : themes[theme];
  const pressed = [`size"][value="${size}`, `theme"][value="${theme}`, `edition"][value="${edition}`]
    .map((pair) => `button[name="${pair}"]`)
    .join(',');
  return [
    `@media screen{:root{--text-scale:${scale};${colours}}}`,
    `${pressed}{color:var(--accent);border-color:currentColor}`,
    care ? oneColumn : '',
    '',
  ].join('\n');
}
