import type { CopyReport } from '@/lib/provenance/verify-copy';
import { make } from '../dom';
import { pathOf } from './paths';
import type { TextName, TextOf } from './texts';

const title = (slug: string, report: CopyReport): string =>
  report.text?.blocks.find(({ type }) => type === 'title')?.text ?? slug;

/** The record that a finding rests on. */
export function factsView(report: CopyReport, text: TextOf): HTMLElement {
  const { slug = '', versions, version, trust } = report;
  const signed = versions.find(({ record }) => record.version === version) ?? versions.at(-1);
  const list = make('dl', { className: 'record' });
  const add = (name: TextName, ...content: (Node | string)[]): void =>
    list.append(make('div', {}, make('dt', {}, text(name)), make('dd', {}, ...content)));
  const latest = versions.at(-1)?.record;
  const path = pathOf(latest?.url ?? signed?.record.url);
  if (path) {
    add('original', make('a', { href: path }, title(slug, report)));
    const of = text('version-of', { version: version ?? '', latest: latest?.version ?? '' });
    add('version', of, ' ', make('a', { href: `${path}/history` }, text('history')));
  }
  if (signed) add('signed', timeView(signed.record.at));
  if (trust) {
    const { signature, inclusion, index } = trust;
    add('signature', text(signature === 'unsupported' ? 'signature-unsupported' : signature));
    add('inclusion', text(`inclusion-${inclusion}`, { index: (index ?? 0) + 1 }));
    if (trust.kid) add('key', make('code', {}, trust.kid));
  }
  const digest = signed?.record.digests?.strict;
  if (digest) add('digest', make('code', {}, digest.replace(/(.{8})(?=.)/g, '$1 ')));
  return make('section', {}, make('h2', { className: 'rubric' }, text('facts')), list);
}

function timeView(at: string): HTMLElement {
  const language = document.documentElement.lang;
  const shown = new Date(at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  return make('time', { dateTime: at }, shown);
}
