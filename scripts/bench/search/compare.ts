import { startPortal } from '../portal';
import type { Bench } from '../suite';
import type { Generated } from './articles';
import { portalEngine } from './ask';
import { derive } from './derive';
import { type Judged, type Kind, kinds } from './metrics';
import { demonstration, seed, writeNewsroom } from './newsroom';
import { peers } from './peers';
import { yamlBeside } from './prose';
import { assess, type Verdict } from './quality';

const derivedPerKind = 40;

export interface Queries {
  byHand: Judged[];
  derived: Judged[];
}

export interface Compared {
  generated: Generated[];
  queries: Queries;
  /** The portal first. */
  verdicts: Verdict[];
  /** Milliseconds that plain FTS5 with bigrams takes to index an article. */
  insertMs: number;
  /** Milliseconds of the portal's warm start among these articles. */
  warmMs: number;
}

/** Every engine on the same articles (the demonstration's and `size` generated ones) and the same queries. */
export async function compare({ folder, say }: Bench, size: number): Promise<Compared> {
  say(`generating ${size} articles (seed ${seed}) and queries …`);
  const tree = folder('compared');
  const generated = writeNewsroom(tree, size, size);
  const all = [...demonstration(), ...generated];
  const queries = { byHand: judgedByHand(all), derived: derive(generated, all, derivedPerKind, seed) };
  const both = [...queries.byHand, ...queries.derived];

  const verdicts: Verdict[] = [];
  let insertMs = Number.NaN;
  for (const make of peers) {
    const peer = make(all);
    say(`${peer.name}: indexed in ${(peer.buildMs / 1000).toFixed(1)} s …`);
    if (verdicts.length === 0) insertMs = peer.buildMs / all.length;
    verdicts.push(await assess(peer, both));
  }

  say('the portal on the same articles …');
  const data = folder('data-compared');
  const portal = await startPortal(tree, data, { WATCH: '0' });
  verdicts.unshift(await assess(portalEngine(`Kaiyuan, ${size} articles`, portal.url), both));
  await portal.stop();
  const warm = await startPortal(tree, data, { WATCH: '0' });
  await warm.stop();
  return { generated, queries, verdicts, insertMs, warmMs: warm.startMs };
}

/** @throws Error when an answer is no article that readers may see */
export function judgedByHand(all: readonly { slug: string }[]): Judged[] {
  const known = new Set(all.map(({ slug }) => slug));
  const written = yamlBeside<Record<Kind, Omit<Judged, 'kind'>[]>>('judged.yaml');
  const queries = kinds.flatMap((kind) => written[kind].map((query): Judged => ({ kind, ...query })));
  const lost = queries.flatMap(({ answers }) => answers).find((slug) => !known.has(slug));
  if (lost !== undefined) throw new Error(`judged.yaml: ${lost} is no public article`);
  return queries;
}
