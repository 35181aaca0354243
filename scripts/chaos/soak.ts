import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { get, keptAlive } from '../bench/client';
import { generateTree, seeded } from '../bench/generate';
import { popularity } from '../bench/popularity';
import { startPortal } from '../bench/portal';
import { pathOfArticle } from '../bench/publish';
import { mean } from '../bench/statistics';
import type { Suite } from './suite';

const articles = 20_000;
const connections = 8;
/** Requests of each connection a second, at most. */
const requestsASecond = 10;
const pagesSampled = 5;
/** Small enough to be full before memory is compared. */
const cacheMb = 64;
/** A save is seen by the watcher within this time, or it was not. */
const longestMs = 20_000;

interface Article {
  file: string;
  url: string;
  /** What its page has to say. */
  mark: string;
}

/** `--count` minutes of mixed load while a file is saved every second: no error, no page that differs from its source, no growth. */
export const soak: Suite = async ({ countOr, folder, seed, say }) => {
  const minutes = countOr(30);
  const tree = folder('tree');
  say(`generating ${articles} articles …`);
  generateTree(tree, articles);
  const portal = await startPortal(
    tree,
    folder('data'),
    { LOG_LEVEL: 'warn', CACHE_MB: String(cacheMb) },
    `${folder('logs')}/soak.log`,
  );
  const agent = keptAlive(connections + 1);
  const random = seeded(seed);
  const ranked = popularity(tree, articles, 2 * articles);
  const ends = performance.now() + minutes * 60_000;
  const isOver = (): boolean => performance.now() > ends;
  const edited = new Map<string, Article>();
  const problems: string[] = [];
  const memory: number[] = [];
  let asked = 0;
  let compared = 0;

  const read = async (): Promise<void> => {
    while (!isOver()) {
      const address = ranked[Math.floor(ranked.length ** random())] ?? '/';
      const { status } = await get(portal.url + address, { agent, headers: { 'accept-encoding': 'br' } });
      asked += 1;
      if (status !== 200 && status !== 404) problems.push(`${address} answered ${status}`);
      await wait(1000 / requestsASecond);
    }
  };
  const shows = async ({ url, mark }: Article): Promise<boolean> => {
    compared += 1;
    const { status, body } = await get(portal.url + url, { agent });
    return status === 200 && body.includes(mark);
  };
  const edit = async (): Promise<void> => {
    for (let number = 0; !isOver(); number += 1) {
      const next = performance.now() + 1000;
      const article = choose(tree, Math.floor(random() * articles), `第${number}次改稿`);
      save(article);
      edited.set(article.file, article);
      const since = performance.now();
      while (!(await shows(article)) && performance.now() - since < longestMs) await wait(10);
      if (performance.now() - since >= longestMs) problems.push(`${article.url} stayed as it was`);
      // What was saved before is still what it was saved as.
      const all = [...edited.values()];
      for (let sample = 0; sample < pagesSampled; sample += 1) {
        const other = all[Math.floor(random() * all.length)] ?? article;
        if (!(await shows(other))) problems.push(`${other.url} does not say ${other.mark}`);
      }
      memory.push(portal.rssMb());
      if (number % 300 === 0) say(`${number} saves, ${asked} requests, ${memory.at(-1)?.toFixed(0)} MB`);
      await wait(Math.max(0, next - performance.now()));
    }
  };
  try {
    await Promise.all([edit(), ...Array.from({ length: connections }, read)]);
  } finally {
    agent.destroy();
    await portal.stop();
  }
  for (const problem of problems.slice(0, 20)) say(problem);
  const quarter = Math.floor(memory.length / 4);
  const [second, last] = [mean(memory.slice(quarter, 2 * quarter)), mean(memory.slice(-quarter))];
  return [
    {
      what: `errors and pages that differ from their source, of ${asked} requests and ${compared} comparisons with ${edited.size} saved articles in ${minutes} minutes at ${articles}`,
      measured: String(problems.length),
      reach: '0',
      met: problems.length === 0 && edited.size > 0,
    },
    {
      what: 'memory, last quarter ÷ second',
      measured: `${(last / second).toFixed(2)} (${second.toFixed(0)} → ${last.toFixed(0)} MB)`,
      reach: '≤ 1.10',
      met: last <= 1.1 * second,
    },
  ];
};

function choose(tree: string, number: number, mark: string): Article {
  const folder = String(Math.floor(number / 1000)).padStart(3, '0');
  const file = path.join(tree, 'articles', folder, `article-${number}.mdx`);
  return { file, url: pathOfArticle(tree, number), mark };
}

/** Under another title. */
function save({ file, mark }: Article): void {
  const text = readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${mark}`);
  writeFileSync(file, text);
}
