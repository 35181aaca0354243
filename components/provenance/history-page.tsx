import { AddressCode } from '@/components/article/share';
import { ComparedBody } from '@/components/compare/compared-body';
import { ListHeader } from '@/components/list/list-header';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Time } from '@/components/ui/time';
import { shortDigest } from '@/lib/provenance/pages/present-record';
import type { HistoryEntry } from '@/lib/provenance/pages/version-history';
import { verifyPath } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { historyMessages as text } from '@/lib/site/messages-signed-pages';

interface HistoryPageProps {
  article: { slug: string; title: string; url: string };
  entries: readonly HistoryEntry[];
  timezone: string;
  /** Absolute address under which a copy of the article is verified, for the camera of a phone. */
  verifyAddress: string;
}

/** Every signed version of an article, and what each has differently. */
export function HistoryPage({ article, entries, timezone, verifyAddress }: HistoryPageProps) {
  const { slug, title, url } = article;
  const crumbs = [{ name: messages.site.home, url: '/' }, { name: title, url }, { name: text.title }];
  return (
    <>
      <Breadcrumbs items={crumbs} />
      <ListHeader title={text.of(title)} description={text.intro}>
        <p className="list-description">
          <a href={url}>{text.back}</a> <a href={verifyPath(slug)}>{text.verify}</a>
        </p>
      </ListHeader>
      {entries.map((entry) => (
        <Version key={entry.record.version} entry={entry} timezone={timezone} />
      ))}
      <figure>
        <AddressCode address={verifyAddress} label={text.code} />
        <figcaption className="meta">{text.codeHint}</figcaption>
      </figure>
    </>
  );
}

function Version({ entry, timezone }: { entry: HistoryEntry; timezone: string }) {
  const { record, blocks } = entry;
  const id = `v${record.version}`;
  return (
    <section className="version" id={id} aria-labelledby={`${id}-name`}>
      <h2 className="rubric" id={`${id}-name`}>
        {text.version(record.version)}
      </h2>
      <p className="meta">
        <span>{text.actions[record.action]}</span>
        <Time at={Date.parse(record.at)} timezone={timezone} />
        {record.digests && (
          <span translate="no">
            {text.digest} <code>{shortDigest(record.digests.strict)}</code>
          </span>
        )}
      </p>
      <p>{noteOn(entry)}</p>
      {blocks.length > 0 && <ComparedBody blocks={blocks} addressOf={(address) => address} />}
    </section>
  );
}

function noteOn({ record, before, fields, media, blocks }: HistoryEntry): string {
  if (record.action === 'withdraw') return text.withdrawnThen;
  if (before === undefined) return record.version === 1 ? text.first : text.untold;
  const named = fields.map((name) => text.fields[name]).join('、');
  const parts = [
    ...(named === '' ? [] : [text.facts(named)]),
    ...(media ? [text.media] : []),
    ...(blocks.length === 0 ? [text.same] : []),
  ];
  return parts.join('');
}
