import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { answers } from '@/lib/mdx/test-body';
import { Body } from './body';

async function idsOf(times: readonly string[]): Promise<string[]> {
  const source = times.map((time) => `<LiveUpdate time="${time}">\n\n文。\n\n</LiveUpdate>`).join('\n\n');
  const html = renderToStaticMarkup(await Body({ ...answers, source }));
  return [...html.matchAll(/<section class="live-update" id="([^"]+)"/g)].map(([, id = '']) => id);
}

describe('live updates', () => {
  it('stand newest first, in whichever order they were written', async () => {
    expect(await idsOf(['2026-11-10 09:00', '2026-11-10 10:30', '2026-11-09 23:50'])).toEqual([
      'live-2026-11-10-10-30',
      'live-2026-11-10-09-00',
      'live-2026-11-09-23-50',
    ]);
  });

  it('stay as written when a time does not say its day', async () => {
    expect(await idsOf(['00:10', '23:50'])).toEqual(['live-00-10', 'live-23-50']);
  });

  it('keep their addresses when another of the same minute is added above', async () => {
    expect(await idsOf(['2026-11-10 09:00', '2026-11-10 09:00'])).toEqual([
      'live-2026-11-10-09-00-2',
      'live-2026-11-10-09-00',
    ]);
  });
});
