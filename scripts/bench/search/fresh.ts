import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { get, keptAlive } from '../client';
import { seeded } from '../generate';
import type { Generated } from './articles';
import { ask, type SearchAnswer, slugOf } from './ask';
import { fileOf } from './newsroom';
import { uniform } from './zipf';

/** From publishing an edit to the answer of the search that finds it. */

export const secret = 'revalidate-secret-of-the-bench-0123456789';

const patienceMs = 20_000;

export interface Freshness {
  /** Milliseconds from calling `POST /api/revalidate` to the answer that has the article. */
  times: number[];
  /** How many of the first searches after the call returned had it. */
  atOnce: number;
  /** Milliseconds of /api/health, asked before every edit. */
  health: number[];
}

/** Five characters that no article has side by side. */
function marker(random: () => number): string {
  return Array.from({ length: 5 }, () => String.fromCharCode(0x5000 + Math.floor(random() * 0x4000))).join(
    '',
  );
}

/** Edits one article after another, in turn in its title and at the end of its body. */
export async function measureFreshness(
  url: string,
  tree: string,
  reports: readonly Generated[],
  edits: number,
): Promise<Freshness> {
  const random = seeded(edits);
  const report = uniform(reports);
  const agent = keptAlive(1);
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const result: Freshness = { times: [], atOnce: 0, health: [] };
  for (let edit = 0; edit < edits; edit += 1) {
    const { slug } = report(random);
    const file = path.join(tree, fileOf(slug));
    const sign = marker(random);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      edit % 2 === 0 ? text.replace('title: "', `title: "${sign}`) : `${text}\n${sign}。\n`,
    );
    result.health.push((await ask(url, '/api/health', {}, agent)).ms);
    const started = performance.now();
    const body = JSON.stringify({ paths: [fileOf(slug)] });
    const answer = await get(`${url}/api/revalidate`, { method: 'POST', headers, body, agent });
    if (answer.status !== 200) throw new Error(`publishing answered ${answer.status}: ${answer.body}`);
    let tries = 1;
    while (!(await finds(url, sign, slug, agent))) {
      if (performance.now() - started > patienceMs) throw new Error(`${slug}: the edit was not found`);
      tries += 1;
    }
    result.times.push(performance.now() - started);
    if (tries === 1) result.atOnce += 1;
  }
  agent.destroy();
  return result;
}

async function finds(
  url: string,
  query: string,
  slug: string,
  agent: ReturnType<typeof keptAlive>,
): Promise<boolean> {
  const { value } = await ask<SearchAnswer>(url, '/api/search', { q: query }, agent);
  return value.hits.some((hit) => slugOf(hit.url) === slug);
}
