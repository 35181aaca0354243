import { describe, expect, it } from 'vitest';
import { formatMoment, futureUrl, parseMoment, splitFuturePath } from './moment';

const zone = 'Asia/Shanghai';

describe('the moment of a look ahead', () => {
  it('is a minute in the timezone of the site', () => {
    const at = parseMoment('2026-11-28T08:00', zone);
    expect(at).toBe(Date.parse('2026-11-28T08:00:00+08:00'));
    expect(at && formatMoment(at, zone)).toBe('2026-11-28T08:00');
  });

  it.each([
    '',
    '2026-11-28',
    '2026-11-28 08:00',
    '2026-11-28T08:00:00',
    '2026-11-31T08:00',
    '2026-11-28T24:01',
    'now',
  ])('%j is none', (text) => {
    expect(parseMoment(text, zone)).toBeUndefined();
  });

  it('stands in front of the path of a page', () => {
    expect(futureUrl('2026-11-28T08:00')).toBe('/desk/future/2026-11-28T08:00');
    expect(futureUrl('2026-11-28T08:00', '/news/a')).toBe('/desk/future/2026-11-28T08:00/news/a');
  });

  it('is told from the page, which stays as it is encoded', () => {
    const moment = '2026-11-28T08:00';
    expect(splitFuturePath('/desk/future/2026-11-28T08:00')).toEqual({ moment, path: '/' });
    expect(splitFuturePath('/desk/future/2026-11-28T08%3A00/tags/%E4%B8%80')).toEqual({
      moment,
      path: '/tags/%E4%B8%80',
    });
    expect(splitFuturePath('/desk/future')).toBeUndefined();
    expect(splitFuturePath('/desk/future/%')).toBeUndefined();
  });
});
