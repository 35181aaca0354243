import { ListHeader } from '@/components/list/list-header';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import type { LogState } from '@/lib/provenance/pages/log-state';
import { proofPaths } from '@/lib/provenance/proof-source';
import { formatDay } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { transparencyMessages as text } from '@/lib/site/messages-signed-pages';

const files = [
  { name: text.fileNames.checkpoint, path: proofPaths.checkpoint },
  { name: text.fileNames.keys, path: proofPaths.keys },
];

const patterns = [
  { name: text.fileNames.records, path: '/transparency/records/{slug}.json' },
  { name: text.fileNames.tiles, path: '/transparency/tile/{L}/{N}' },
];

function Explained({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className="explained">
      <h2 className="rubric">{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

/** What signatures and the log are, where they end, and how they stand. */
export function TransparencyPage({ state, timezone }: { state: LogState; timezone: string }) {
  return (
    <>
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: text.title }]} />
      <ListHeader title={text.title} description={text.intro}>
        <p className="list-description">
          <a href="/verify">{text.verify}</a>
        </p>
      </ListHeader>
      <Explained title={text.how} lines={text.howTexts} />
      <LogFacts state={state} timezone={timezone} />
      <section className="explained">
        <h2 className="rubric">{text.pin}</h2>
        {text.pinTexts.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <ul>
          {text.pins.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      </section>
      <Explained title={text.limits} lines={text.limitTexts} />
      <section className="explained">
        <h2 className="rubric">{text.files}</h2>
        <dl className="record">
          {files.map(({ name, path }) => (
            <div key={path}>
              <dt>{name}</dt>
              <dd>
                <a href={path}>
                  <code>{path}</code>
                </a>
              </dd>
            </div>
          ))}
          {patterns.map(({ name, path }) => (
            <div key={path}>
              <dt>{name}</dt>
              <dd>
                <code>{path}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p>{text.format}</p>
      </section>
    </>
  );
}

function LogFacts({ state, timezone }: { state: LogState; timezone: string }) {
  const { origin, size, root, keys } = state;
  const dayOf = (seconds: number): string => formatDay(seconds * 1000, timezone);
  return (
    <section className="explained">
      <h2 className="rubric">{text.now}</h2>
      <dl className="record">
        <Fact name={text.log} value={origin} />
        <Fact name={text.size} value={size === 0 ? text.empty : String(size)} />
        {root !== undefined && <Fact name={text.root} value={root} />}
        {keys.map(({ key, verifier }) => (
          <div key={key.kid}>
            <dt>{text.key}</dt>
            <dd>
              <code translate="no">{key.kid}</code>
              <span className="meta">
                {text.from(dayOf(key.nbf))}
                {key.exp !== undefined && text.until(dayOf(key.exp))}
                {key.revoked && text.revoked(dayOf(key.revoked.at))}
              </span>
              <span className="meta">
                {text.verifier} <code translate="no">{verifier}</code>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}
