import type { ArticleCard } from '@/lib/content/types';
import type { FindOutbound } from '@/lib/leave/outbound';
import type { PictureFacts } from '@/lib/site/picture-address';
import type { BodyTexts } from '@/lib/site/texts';

/** What the components of one body may ask for. Every answer may be missing; none may fail the page. */
export interface BodyContext {
  resolveRelated: (slug: string) => ArticleCard | undefined;
  /** Text of a file, by its address after media resolution. */
  readFile: (src: string) => string | undefined;
  /** Pixel size of a picture, and what its other addresses follow from. */
  pictureSize?: (src: string) => PictureFacts | undefined;
  attachmentInfo?: (src: string) => { bytes: number; type: string } | undefined;
  /** What becomes of a link; undefined for one that stays on the institution's sites. */
  outbound?: FindOutbound;
}

/** What a component is given besides its attributes. */
export interface ComponentContext extends BodyContext {
  /** Words of the body's language. */
  text: BodyTexts;
  /** BCP 47. */
  language: string;
}

/** Props of a component that asks for something; the map in body.tsx adds the context. */
export type WithContext<Props> = Props & { context: ComponentContext };

/** A file that vanished between the check and the page is a missing answer, not a failed page. */
export function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
