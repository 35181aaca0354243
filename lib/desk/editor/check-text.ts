import { splitFrontMatter } from '@/lib/content/front-matter';
import { parseDocumentFile } from '@/lib/content/parse';
import type { Problem } from '@/lib/content/types';
import { DeskError } from '@/lib/desk/desk-error';
import { editorTexts } from '@/lib/desk/texts/editor';
import { getNewsroom } from '@/lib/site/newsroom';
import { CheckLane } from './check-lane';
import type { CheckOrder } from './check-order';

/** Longer texts have a thread of their own: nobody's short article waits for them. */
const longText = 100_000;
const limits = { checkMs: 8000, idleMs: 120_000, waiting: 50 };

interface Lanes {
  short: CheckLane;
  long: CheckLane;
}

const key = Symbol.for('kaiyuan.desk.check-lanes');

function getLanes(): Lanes {
  const existing: Lanes | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const { environment } = getNewsroom();
  const lanes = { short: new CheckLane(environment, limits), long: new CheckLane(environment, limits) };
  Reflect.set(globalThis, key, lanes);
  return lanes;
}

/** Somebody opened an article: he will soon have a text to check. */
export function expectTexts(): void {
  getLanes().short.warm();
}

/**
 * What `npm run check` would say of a file with this text. Of a text that takes too long only the front matter is
 * judged, and that is said.
 * @param person who asks: of several texts of his that wait, only the newest is checked
 * @throws DeskError 409 when a newer one came, 503 when too many wait
 */
export async function checkText(person: string, order: CheckOrder, signal: AbortSignal): Promise<Problem[]> {
  const { short, long } = getLanes();
  const lane = order.source.length > longText ? long : short;
  const outcome = await lane.check(`${person} ${order.file}`, order, signal);
  if (outcome === 'stale') throw new DeskError(409, 'stale', editorTexts.check.stale);
  if (outcome === 'busy') throw new DeskError(503, 'busy', editorTexts.check.busy);
  return outcome === 'late' ? checkHead(order) : outcome.problems;
}

function checkHead({ kind, file, source }: CheckOrder): Problem[] {
  const { timezone } = getNewsroom().settings.site();
  const { bodyLine } = splitFrontMatter(source);
  const head = Buffer.from(source.split('\n').slice(0, bodyLine).join('\n'));
  return [
    ...parseDocumentFile(kind, file, head, timezone).problems,
    {
      file,
      line: bodyLine + 1,
      column: 1,
      severity: 'warning',
      rule: 'not-checked',
      message: editorTexts.check.tooLong(limits.checkMs / 1000),
    },
  ];
}
