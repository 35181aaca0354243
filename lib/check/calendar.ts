import { ruleMessages as text } from '@/lib/site/messages-rules';
import { perSegment } from './per-segment';
import type { TextRule } from './types';

const dated =
  /(?<!\p{sc=Han}历)(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日(?:[（(,，\s]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?!\p{sc=Han}*[年岁]))?/gu;
const days = '日一二三四五六';

/** The Gregorian calendar does not reach further back; some countries took centuries longer. */
const firstYear = 1583;

/** Days that the calendar does not have, and days with a wrong day of the week. */
export const calendarRule: TextRule = {
  name: 'text/date',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    for (const { 0: whole, 1: year, 2: month, 3: day, 4: weekday, index } of written.matchAll(dated)) {
      if (Number(year) < firstYear) continue;
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      if (date.getUTCMonth() !== Number(month) - 1) {
        yield { index, message: text.noSuchDay(`${year}年${month}月${day}日`) };
        continue;
      }
      const right = days[date.getUTCDay()] ?? '';
      if (weekday === undefined || weekday.replace('天', '日') === right) continue;
      yield {
        index: index + whole.length - 1,
        message: text.weekday(`${year}年${month}月${day}日`, right, weekday),
      };
    }
  }),
};
