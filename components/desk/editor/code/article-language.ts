import { yamlFrontmatter } from '@codemirror/lang-yaml';
import { defineLanguageFacet, Language, languageDataProp, syntaxHighlighting } from '@codemirror/language';
import { tagHighlighter, tags } from '@lezer/highlight';
import { parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import { componentTags } from './component-tags';

const data = defineLanguageFacet();

/** Straight on the Markdown parser: the usual language package brings those of HTML, CSS and JavaScript along. */
const bodyLanguage = new Language(
  data,
  parser.configure([
    Table,
    TaskList,
    Strikethrough,
    componentTags,
    { props: [languageDataProp.add({ Document: data })] },
  ]),
  [],
  'article',
);

/** Classes instead of colours: those follow the theme (editor-panels.css). */
const highlighter = tagHighlighter([
  { tag: tags.heading, class: 'code-heading' },
  { tag: tags.strong, class: 'code-strong' },
  { tag: tags.emphasis, class: 'code-emphasis' },
  { tag: tags.strikethrough, class: 'code-struck' },
  { tag: tags.quote, class: 'code-quote' },
  { tag: [tags.link, tags.url], class: 'code-link' },
  { tag: tags.monospace, class: 'code-mono' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], class: 'code-mark' },
  { tag: [tags.angleBracket, tags.tagName], class: 'code-tag' },
  { tag: [tags.attributeName, tags.definition(tags.propertyName), tags.propertyName], class: 'code-name' },
  { tag: [tags.attributeValue, tags.string, tags.number, tags.bool], class: 'code-value' },
  { tag: [tags.comment, tags.lineComment], class: 'code-comment' },
  { tag: tags.separator, class: 'code-mark' },
]);

/** Front matter in YAML, then a body. */
export function articleLanguage() {
  return [yamlFrontmatter({ content: bodyLanguage }), syntaxHighlighting(highlighter)];
}
