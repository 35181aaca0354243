import type { Calendar, Preparation } from './prepare';
import { type FileStat, fileKind } from './tree';

export interface ReadArticle {
  hash: string;
  preparation: Preparation;
}

/** Reads and prepares article files, in the order asked for; undefined in the place of one that cannot be read. */
export type Preparer = (
  paths: readonly string[],
  calendar: Calendar,
) => Promise<readonly (ReadArticle | undefined)[]>;

/** Parts that are prepared while one is written. */
const partsAhead = 2;

/** Has parts of a large change set prepared before their turn comes. */
export class PrepareAhead {
  private readonly started = new Map<number, ReturnType<Preparer>>();

  /** @param calendar asked for anew with each part */
  constructor(
    private readonly parts: readonly (readonly FileStat[])[],
    private readonly prepare: Preparer | undefined,
    private readonly calendar: () => Calendar,
  ) {}

  /** What is prepared of a part, by path: nothing but articles. Sets those behind it going, when what they depend on is written. */
  async take(index: number): Promise<Map<string, ReadArticle>> {
    if (!isOfArticles(this.parts[index])) return new Map();
    for (let next = index; next <= index + partsAhead; next += 1) this.start(next);
    const read = (await this.started.get(index)) ?? [];
    this.started.delete(index);
    return new Map(
      this.parts[index]?.flatMap(({ path }, at) => (read[at] ? [[path, read[at]] as const] : [])),
    );
  }

  private start(index: number): void {
    const part = this.parts[index];
    if (!part || !this.prepare || this.started.has(index) || !isOfArticles(part)) return;
    const paths = part.map(({ path }) => path);
    // Without help the file is read by whoever writes it.
    const work = this.prepare(paths, this.calendar()).catch(() => []);
    this.started.set(index, work);
  }
}

/** Other files stand before all articles, in parts of their own. */
function isOfArticles(part: readonly FileStat[] | undefined): boolean {
  return part?.[0] !== undefined && fileKind(part[0].path) === 'article';
}
