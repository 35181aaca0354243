import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wordpressExport } from '../../import/test-wordpress';
import type { Row } from '../statistics';

const posts = 1000;
const slowestSeconds = 60;

const text = '印刷术传到城里的那一年，街上开了第一家报馆。'.repeat(30);

function contentOf(id: number): string {
  return `<p>第${id}篇。${text}</p><h2>小标题</h2><ul><li>一项</li><li>两项</li></ul><blockquote><p>引文。</p></blockquote><p>见<a href="https://old.cn/2020/01/post-${id + 1}-story/">下一篇</a>和<strong>重点</strong>。</p><table><tr><th>年</th><th>份数</th></tr><tr><td>1872</td><td>600</td></tr></table><p>${text}</p>`;
}

/** `npm run import` of a WordPress export of 1,000 posts, and the same once more. */
export async function measureImport(tree: string, dataDir: string): Promise<Row[]> {
  const source = path.join(dataDir, 'export.xml');
  const all = Array.from({ length: posts }, (_, id) => ({
    id: id + 1,
    title: `旧稿第${id + 1}篇`,
    content: contentOf(id + 1),
  }));
  writeFileSync(source, wordpressExport(all));
  for (const name of ['site.yaml', 'sections.yaml'])
    cpSync(path.join('content', name), path.join(tree, name));
  mkdirSync(path.join(tree, 'articles'), { recursive: true });
  const env = { ...process.env, CONTENT_DIR: tree, DATA_DIR: path.join(dataDir, 'index') };
  const call = (): number => {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/import.ts', source, '--section', 'news'],
      {
        env,
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`the import ended with ${status}: ${stderr}${stdout.slice(-1000)}`);
    return (performance.now() - started) / 1000;
  };
  const first = call();
  const written = digestOf(tree);
  const articles = filesBelow(tree).filter((file) => file.endsWith('.mdx')).length;
  const again = call();
  const isSame = digestOf(tree) === written;
  return [
    {
      what: `\`npm run import\` of a WordPress export, articles written of ${posts}, seconds`,
      measured: `${articles} in ${first.toFixed(1)} s`,
      reach: `all in ≤ ${slowestSeconds} s`,
      met: articles === posts && first <= slowestSeconds,
    },
    {
      what: 'the same import again: files that differ',
      measured: `${isSame ? 'none' : 'some'} (${again.toFixed(1)} s)`,
      reach: 'none',
      met: isSame,
    },
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]));
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesBelow(folder).toSorted()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
