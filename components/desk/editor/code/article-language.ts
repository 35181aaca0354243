import {
  commonmarkLanguage,
  deleteMarkupBackward,
  insertNewlineContinueMarkup,
} from '@codemirror/lang-markdown';
import { yamlFrontmatter } from '@codemirror/lang-yaml';
import { Language, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';
import { MarkdownParser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import { componentTags } from './component-tags';

function bodyLanguage(): Language {
  const { parser, data } = commonmarkLanguage;
  if (!(parser instanceof MarkdownParser)) throw new TypeError('Markdown is parsed by another parser');
  return new Language(data, parser.configure([Table, TaskList, Strikethrough, componentTags]), [], 'article');
}

/** Classes instead of colours: those follow the theme (editor.css). */
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

/** Front matter in YAML, then a body; Enter and Backspace go on with lists and quotes. */
export function articleLanguage() {
  const body = new LanguageSupport(bodyLanguage(), [
    Prec.high(
      keymap.of([
        { key: 'Enter', run: insertNewlineContinueMarkup },
        { key: 'Backspace', run: deleteMarkupBackward },
      ]),
    ),
  ]);
  return [yamlFrontmatter({ content: body }), syntaxHighlighting(highlighter)];
}
