import path from 'node:path';
import type { Row } from '../bench/statistics';
import { readSources, tryFiles } from './content-files';
import type { Suite } from './suite';

/** Processor time that one file may take from its bytes to its page, on one core. */
export const boundMs = 5000;

/** Mutated content files through reader, check and renderer. */
export const content: Suite = async ({ seed, countOr, say }) => {
  const count = countOr(20_000);
  const outcome = await tryFiles(readSources(path.resolve('content')), count, seed, say);
  const { files, accepted, crashes, executed, active, unplaced, slowestMs, slowest } = outcome;
  for (const line of [...crashes, ...active, ...unplaced].slice(0, 20)) say(line);
  say(`slowest: ${slowest}`);
  const none = (what: string, found: number): Row => ({
    what,
    measured: `${found} of ${files}`,
    reach: '0',
    met: found === 0,
  });
  return [
    none('crashes', crashes.length),
    none('files whose code was run', executed),
    none('pages with active markup', active.length),
    none('refused without file and line', unplaced.length),
    {
      what: 'slowest file, processor time',
      measured: `${(slowestMs / 1000).toFixed(2)} s`,
      reach: `≤ ${boundMs / 1000} s`,
      met: slowestMs <= boundMs,
    },
    { what: 'accepted', measured: `${accepted} of ${files}`, reach: 'some', met: accepted > 0 },
  ];
};
