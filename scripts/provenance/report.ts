import { isAlteration } from '@/lib/provenance/compare-copy';
import type { ComparedBlock, Verdict } from '@/lib/provenance/verdict';
import type { CopyReport } from '@/lib/provenance/verify-copy';
import { provenanceMessages as text } from '@/lib/site/messages-provenance';

/** Exit codes of `npm run verify`. Errors of usage and of a site that does not answer are 64 and 69, as in sysexits.h. */
export const exitCodes: Readonly<Record<Verdict, number>> = {
  identical: 0,
  normalised: 0,
  altered: 1,
  hijack: 1,
  'no-record': 2,
  superseded: 3,
  corrected: 3,
  withdrawn: 3,
};

/** Blocks and substitutions that are told one by one. */
const most = { blocks: 40, substitutions: 20 };

function line({ change, pieces, original = '', copy = '' }: ComparedBlock): string {
  if (change !== 'changed') return `  ${text.changes[change]}  ${change === 'added' ? copy : original}`;
  const shown = pieces.map(({ kind, text: piece }) => {
    if (kind === 'removed') return text.removedPiece(piece);
    return kind === 'added' ? text.addedPiece(piece) : piece;
  });
  return `  ${text.changes[change]}  ${shown.join('')}`;
}

function firstOf<T>(items: readonly T[], count: number, write: (item: T) => string): string[] {
  const left = items.length - count;
  return [...items.slice(0, count).map(write), ...(left > 0 ? [`  ${text.more(left)}`] : [])];
}

/** A report for people, a line a fact. */
export function writeReport(report: CopyReport): string {
  const { verdict, versions, version, comparison, blocks, trust } = report;
  const lines: string[] = [text.verdicts[verdict]];
  const signed = versions.find(({ record }) => record.version === version);
  const url = versions.findLast(({ record }) => record.url)?.record.url ?? report.slug ?? '';
  if (signed) lines.push(text.article(url, signed.record.version), text.signedAt(signed.record.at));
  if (trust) lines.push(`${text.signature[trust.signature]}；${text.inclusion[trust.inclusion]}`);
  if (trust?.text === 'bad') lines.push(text.textDiffers);
  if (blocks) lines.push(text.blocks(blocks.found, blocks.total));
  if (comparison) {
    const { hijack, scope, substitutions, surroundings } = comparison;
    if (scope === 'excerpt') lines.push(text.excerpt);
    if (hijack) lines.push(text.hijack(hijack.phrase, hijack.count, hijack.originals.join('、')));
    const altered = comparison.blocks.filter(({ change }) => isAlteration(change));
    lines.push(...firstOf(altered, most.blocks, line));
    if (substitutions.length > 0) lines.push(text.substitutions);
    lines.push(
      ...firstOf(
        substitutions,
        most.substitutions,
        ({ original, copy, count }) => `  ${text.substitution(original, copy, count)}`,
      ),
    );
    const around = surroundings.before.length + surroundings.after.length;
    if (around > 0) lines.push(text.surroundings(around));
  }
  return `${lines.join('\n')}\n`;
}
