import type { Picture } from '@/lib/content/types';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { readable } from './answer';
import type { BodyPicture } from './body-parts';
import { fieldPlace, mentionPlace } from './places';
import type { RuleId } from './rules';
import type { Finding, InspectionContext } from './types';

/** What stands beside a picture: words in its place, a caption, who made it. */

/** A Markdown picture has no place for a credit but its caption. */
const creditInCaption = /摄|绘|制图|供图|图源|图片来源|©|photo|drawn|drawing/i;

export function* inspectPictures(context: InspectionContext): Iterable<Finding> {
  for (const body of context.bodies()) {
    for (const picture of body.parts().pictures) {
      const place = mentionPlace(body, picture.src, picture.earlier);
      for (const { rule, message } of faultsOf(picture)) yield { rule, file: body.file, message, place };
    }
    if ('record' in body && body.record.cover) yield* inspectCover(body.file, body.record.cover, context);
  }
}

function* inspectCover(
  file: string,
  { alt, credit }: Picture,
  { newsroom }: InspectionContext,
): Iterable<Finding> {
  const place = fieldPlace(newsroom, file, ['cover']);
  if (alt.trim() === '') yield { rule: 'cover-alt', file, message: text.coverAlt, place };
  if (!credit) yield { rule: 'cover-credit', file, message: text.coverCredit, place };
}

function faultsOf({ src, alt, caption, credit, inline }: BodyPicture): { rule: RuleId; message: string }[] {
  const shown = readable(src);
  const faults: { rule: RuleId; message: string }[] = [];
  if (alt.trim() === '') faults.push({ rule: 'picture-alt', message: text.pictureAlt(shown) });
  if (inline) return faults;
  if (caption.trim() === '') faults.push({ rule: 'picture-caption', message: text.pictureCaption(shown) });
  if (credit.trim() === '' && !creditInCaption.test(caption))
    faults.push({ rule: 'picture-credit', message: text.pictureCredit(shown) });
  return faults;
}
