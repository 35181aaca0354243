import { componentTexts } from '@/lib/desk/texts/editor-components';

/** Those that only stand in another are not on the desk's palette. */
const inner: Readonly<Record<string, string>> = {
  Event: '年表里的一件事。',
  Q: '问答里的问。',
  A: '问答里的答。',
};

/** What a component of a body is for, as it is shown while somebody writes. */
export function describeComponent(name: string): string {
  return componentTexts.components[name]?.join('：') ?? inner[name] ?? '';
}
