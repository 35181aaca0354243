import { useEffect, useState } from 'react';
import { countWords } from '@/lib/desk/count-words';
import { findYaml } from '@/lib/desk/editor/yaml-range';
import { useEditor } from './editor-context';

export interface TextInfo {
  title: string;
  /** As it is written. */
  date: string;
  words: number;
}

const pauseMs = 300;

/** The value of a line `key: value` of the front matter, without its quotes: good enough to be shown. */
function writtenValue(yaml: string, key: string): string {
  const written = new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(yaml)?.[1]?.trim() ?? '';
  const quoted = /^(["'])(.*)\1/.exec(written)?.[2];
  return quoted?.replace(/\\(["\\])/g, '$1') ?? written.replace(/\s+#.*$/, '');
}

export function infoOf(text: string): TextInfo {
  const range = findYaml(text) ?? { from: 0, to: 0 };
  const yaml = text.slice(range.from, range.to);
  const body = text.slice(range.to).replace(/<\/?[A-Za-z][^>]*>|\]\([^)]*\)/g, ' ');
  return { title: writtenValue(yaml, 'title'), date: writtenValue(yaml, 'date'), words: countWords(body) };
}

/** What the head of the page says of the text, a moment after it was typed. */
export function useTextInfo(): TextInfo {
  const { session } = useEditor();
  const [info, setInfo] = useState(() => infoOf(session.begin));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.onChanged(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setInfo(infoOf(session.current())), pauseMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);
  return info;
}
