import type { Agent } from 'node:http';
import { get, keptAlive } from '../client';
import type { Ranked } from './metrics';
import type { Engine } from './peers';

/** The portal over HTTP, as readers have it. */

export type Parameters = Readonly<Record<string, string>>;

/** An answer in JSON and the milliseconds it took. @throws Error on any other status than 200 */
export async function ask<T>(
  url: string,
  route: string,
  parameters: Parameters,
  agent: Agent,
): Promise<{ value: T; ms: number }> {
  const address = `${url}${route}?${new URLSearchParams(parameters)}`;
  const started = performance.now();
  const { status, body } = await get(address, { agent });
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`${address} answered ${status}: ${body.toString().slice(0, 300)}`);
  return { value: JSON.parse(body.toString()) as T, ms };
}

export interface SearchAnswer {
  total: number;
  hits: { url: string; title: string }[];
}

export const slugOf = (url: string): string => url.split('/').at(-1) ?? '';

/** Its results have no scores to compare: the order is the one that it has settled on. */
export function portalEngine(name: string, url: string): Engine {
  const agent = keptAlive(1);
  return {
    name,
    search: async (query): Promise<Ranked[]> => {
      const { value } = await ask<SearchAnswer>(url, '/api/search', { q: query }, agent);
      return value.hits.map((hit, index) => ({ slug: slugOf(hit.url), score: -index }));
    },
  };
}
