import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { CheckedDocument, Hit, TextRule } from './types';

/** `标题_某某网`, `标题 | 某某`, `标题 - 某某官网`: how pages copied from elsewhere call themselves. */
const suffix = /^\s*\S.*?(?:\s*[_|｜]\s*|\s+[-–—]\s+)([^_|｜]{2,40})\s*$/u;
const siteLike =
  /(?:网|网站|官网|平台|门户|入口|登录|下载|体育|娱乐|彩票|app|政府|公司|集团|大学|学院|院|局|厅|委员会|报社?|电视台)$/iu;

/** What is longer is no title, and an error of its own. */
const longestTitle = 200;

/** A title that ends with the name of another site. */
export const hijackTitleRule: TextRule = {
  name: 'hijack/title',
  severity: 'warning',
  style: false,
  *find({ segments, site }): Iterable<Hit> {
    for (const segment of segments) {
      if (segment.kind !== 'field' || segment.name !== 'title') continue;
      if (segment.text.length > longestTitle) continue;
      const name = suffix.exec(segment.text)?.[1]?.trim();
      if (name === undefined || !siteLike.test(name) || isOwn(name, site)) continue;
      yield { segment, index: segment.text.lastIndexOf(name), message: text.foreignTitle(name) };
    }
  },
};

const owner =
  /(?:版权所有|网站主办)\s*[:：©]\s*([^\s，。；、|｜]{2,40})|©\s*(?:\d{4}(?:\s*[-–—~]\s*\d{4})?)?\s*(\p{sc=Han}[^\s，。；、|｜]{1,39})/gu;

/** A footer in the text whose owner is not the institution of the site; reprints may name theirs. */
export const hijackOwnerRule: TextRule = {
  name: 'hijack/owner',
  severity: 'warning',
  style: false,
  *find({ segments, site, reprint }): Iterable<Hit> {
    if (reprint) return;
    for (const segment of segments) {
      if (segment.kind !== 'text') continue;
      for (const { 0: found, 1: named, 2: marked, index } of segment.text.matchAll(owner)) {
        const name = named ?? marked ?? '';
        if (isOwn(name, site)) continue;
        yield { segment, index: index + found.lastIndexOf(name), message: text.foreignOwner(name) };
      }
    }
  },
};

function isOwn(name: string, site: CheckedDocument['site']): boolean {
  const own = [site.name, site.shortName, site.englishName, site.owner, site.copyright];
  return own.some((known) => known !== undefined && (known.includes(name) || name.includes(known)));
}
