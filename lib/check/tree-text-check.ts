import type { DocumentKind, ParsedDocument } from '@/lib/content/parse';
import type { Problem } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { checkText } from './check-text';
import { checkedDocument, checkedSettings } from './checked-document';
import { DuplicateTitles, duplicateTitle } from './duplicate-titles';
import { HouseRules } from './house-rules';
import { readHouseWords } from './house-words';
import { textRules } from './rules';
import type { CheckedDocument, TextRule } from './types';
import { wordRules } from './word-rules';

/** The rules of the text over files of one tree, as its house wants them. They change neither tree nor index. */
export class TreeTextCheck {
  /** What is wrong in the files of the house themselves. */
  readonly houseProblems: readonly Problem[];
  private readonly titles: DuplicateTitles;
  private readonly house: HouseRules;
  private readonly rules: TextRule[];

  constructor(private readonly newsroom: Newsroom) {
    const words = readHouseWords(newsroom.tree);
    const rules = [...textRules, ...wordRules(words)];
    this.house = new HouseRules(newsroom.tree, new Set([...rules, duplicateTitle].map(({ name }) => name)));
    this.houseProblems = [...this.house.problems, ...words.problems];
    this.titles = new DuplicateTitles(newsroom);
    this.rules = rules.flatMap((rule) => {
      const severity = this.house.severityOf(rule);
      return severity === undefined ? [] : [{ ...rule, severity }];
    });
  }

  /** The rules that apply to a file: those that are on, without those that it is excepted from. */
  rulesFor(file: string): TextRule[] {
    return this.rules.filter(({ name }) => !this.house.excepts({ file, rule: name }));
  }

  /** Problems of an article, topic or page, also of one with errors, as far as it could be read. */
  checkDocument(kind: DocumentKind, file: string, parsed: ParsedDocument): Problem[] {
    return this.check(checkedDocument(kind, parsed, this.newsroom.settings.site()), file);
  }

  /** Problems of a settings file on disk; none when it cannot be read. */
  checkSettings(file: string): Problem[] {
    const yaml = this.newsroom.tree
      .readText(file)
      ?.replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    return yaml === undefined ? [] : this.check(checkedSettings(yaml, this.newsroom.settings.site()), file);
  }

  /** What of the house's exceptions was not needed, after every file was checked. */
  unusedExceptions(): Problem[] {
    return this.house.unused();
  }

  private check(document: CheckedDocument, file: string): Problem[] {
    const severity = this.house.severityOf(duplicateTitle);
    const same = severity === undefined ? [] : this.titles.check(document, file);
    const problems = [
      ...checkText(document, file, this.rules),
      ...same.map((problem) => ({ ...problem, severity: severity ?? problem.severity })),
    ];
    return problems.filter((problem) => !this.house.suppresses(problem));
  }
}
