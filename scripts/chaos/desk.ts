import type { Row } from '../bench/statistics';
import { besiege } from './desk/siege';
import type { Suite } from './suite';

/** One kill for so many edits. */
const editsPerKill = 20;

const longestMs = 20 * 60_000;

/** Two editors and a colleague with git change the same articles while the process of the desk is killed. */
export const desk: Suite = async ({ seed, countOr, say }) => {
  const edits = countOr(500);
  const kills = Math.max(3, Math.floor(edits / editsPerKill));
  const outcome = await besiege({ seed, edits, kills, longestMs, say });
  const { lost, corrupt, log, checkout, saved } = outcome;
  for (const line of [...lost, ...corrupt, ...log, ...checkout].slice(0, 20)) say(line);
  const none = (what: string, found: readonly string[]): Row => ({
    what,
    measured: String(found.length),
    reach: '0',
    met: found.length === 0,
  });
  const some = (what: string, measured: number, least: number): Row => ({
    what,
    measured: String(measured),
    reach: `≥ ${least}`,
    met: measured >= least,
  });
  return [
    some('edits, of two editors, a text editor and git', outcome.edits, edits),
    some('times the process was killed (-9)', outcome.kills, Math.floor(kills / 2)),
    some('saves confirmed', saved, Math.floor(edits / 8)),
    some('conflicts that were settled', outcome.conflicts, 3),
    some('pulls that came through', outcome.pulls, 2),
    none('texts lost', lost),
    none('files that are not whole', corrupt),
    none('entries of the log missing, open or changed', log),
    none('faults of the checkout', checkout),
  ];
};
