import type { Site } from '@/lib/content/types';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { fieldPlace } from './places';
import type { RuleId } from './rules';
import type { Finding, InspectedArticle, InspectionContext } from './types';

/** What a reprint has to name: source, original author, original title (required by the model), editor. */
export function* inspectReprints(context: InspectionContext): Iterable<Finding> {
  const own = ownNames(context.site);
  for (const article of context.articles()) {
    const { file } = article;
    for (const { rule, message, field } of faultsOf(article, own)) {
      yield { rule, file, message, place: fieldPlace(context.newsroom, file, [field]) };
    }
  }
}

interface Fault {
  rule: RuleId;
  message: string;
  field: string;
}

function faultsOf({ record }: InspectedArticle, own: ReadonlySet<string>): Fault[] {
  const { original, source, editor } = record;
  if (!original) {
    const foreign = source !== undefined && !own.has(source.name);
    return foreign
      ? [{ rule: 'reprint-unmarked', message: text.reprintUnmarked(source.name), field: 'source' }]
      : [];
  }
  const faults: (Fault | false)[] = [
    !source && { rule: 'reprint-source', message: text.reprintSource, field: 'original' },
    !original.author && { rule: 'reprint-author', message: text.reprintAuthor, field: 'original' },
    !editor && { rule: 'reprint-editor', message: text.reprintEditor, field: 'original' },
    !original.url &&
      !source?.url && { rule: 'reprint-address', message: text.reprintAddress, field: 'original' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** Names under which an institution gives itself as the source. */
function ownNames({ name, shortName, englishName, owner, copyright }: Site): Set<string> {
  const names = [name, shortName, englishName, owner, copyright].filter((known) => known !== undefined);
  return new Set([...names, '本站', '本网', '本网站']);
}
