import { isEnglish } from '@/lib/site/texts';

const chinese = /\p{Script=Han}(?:.*\p{Script=Han})?/su;

interface WordsProps {
  text: string;
  /** Of the page. */
  language: string;
}

/** Names and the like, which may be Chinese on an English page: then they are marked, to be spoken and set as such. */
export function Words({ text, language }: WordsProps) {
  const found = isEnglish(language) ? chinese.exec(text) : null;
  if (!found) return text;
  const [name] = found;
  return (
    <>
      {text.slice(0, found.index)}
      <span lang="zh">{name}</span>
      {text.slice(found.index + name.length)}
    </>
  );
}
