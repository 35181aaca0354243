import { pinyin } from 'pinyin-pro';

const longest = 60;

/**
 * A name of `[a-z0-9-]` for an uploaded picture, without an extension, out of the one that it had: Chinese by its sound.
 * `picture` when nothing is left.
 */
export function pictureName(given: string): string {
  const base = (given.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '').slice(0, 200);
  const spoken = base.replace(/\p{Script=Han}+/gu, (run) => {
    return ` ${pinyin(run, { toneType: 'none', type: 'array', v: true }).join(' ')} `;
  });
  const letters = spoken.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return name.slice(0, longest).replace(/-$/, '') || 'picture';
}
