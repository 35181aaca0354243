import { isAlteration } from '@/lib/provenance/compare-copy';
import type { RecordTrust } from '@/lib/provenance/trust';
import type { CopyReport } from '@/lib/provenance/verify-copy';
import { make } from '../dom';
import { blocksView, surroundingsView } from './block-view';
import { factsView } from './facts-view';
import { substitutionsView } from './substitutions-view';
import type { TextName, TextOf } from './texts';

/** What was found about a copy, for a person: the finding, what it rests on, and where the two differ. */
export function reportView(report: CopyReport, text: TextOf, isPartial: boolean): HTMLElement[] {
  const { comparison, trust } = report;
  const isProved = !trust || isTrusted(trust);
  const view = [headView(report, text, isProved, isPartial)];
  if (report.versions.length > 0) view.push(factsView(report, text));
  if (!isProved || !comparison) return view;
  if (comparison.substitutions.length > 0) view.push(substitutionsView(comparison.substitutions, text));
  view.push(blocksView(comparison.blocks, text), ...surroundingsView(comparison.surroundings, text));
  return view;
}

/** Whether nothing speaks against a record; what a browser cannot check does not. */
export function isTrusted({ signature, inclusion, text }: RecordTrust): boolean {
  const isSigned = signature === 'good' || signature === 'unsupported';
  return isSigned && inclusion !== 'bad' && text !== 'bad';
}

function headView(report: CopyReport, text: TextOf, isProved: boolean, isPartial: boolean): HTMLElement {
  const { comparison, trust, versions } = report;
  const name = isProved ? report.verdict : 'unproved';
  const hint: TextName = `${name}-hint`;
  const values = {
    version: report.version ?? '',
    latest: versions.at(-1)?.record.version ?? '',
    n:
      comparison?.hijack?.count ??
      comparison?.blocks.filter(({ change }) => isAlteration(change)).length ??
      '',
    kinds: comparison?.hijack?.originals.length ?? '',
    phrase: comparison?.hijack?.phrase ?? '',
    found: report.blocks?.found ?? '',
    total: report.blocks?.total ?? '',
  };
  const isUnsupported = trust?.signature === 'unsupported' || trust?.inclusion === 'unsupported';
  const notes: TextName[] = [
    hint,
    ...(isProved && comparison?.scope === 'excerpt' ? (['excerpt'] as const) : []),
    ...(isProved && isUnsupported ? (['unsupported'] as const) : []),
    ...(isPartial ? (['offline'] as const) : []),
  ];
  const section = make(
    'section',
    { className: 'finding' },
    make('h2', { tabIndex: -1 }, text(name)),
    ...notes.map((note) => make('p', {}, text(note, values))),
  );
  section.dataset.verdict = name;
  return section;
}
