import type { Progress } from '@/lib/content/indexer';

/** A progress bar for a cold build of the index; silent where standard error is not a terminal. */
export function reportProgress(): Progress | undefined {
  if (!process.stderr.isTTY) return undefined;
  const started = performance.now();
  return (done, total) => {
    const share = done / total;
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
    const left = Math.ceil(((performance.now() - started) / 1000) * (1 / share - 1));
    process.stderr.write(
      `\r  索引 ${bar} ${done}/${total}  ${done < total ? `约 ${left} 秒` : '完成     '}${done < total ? '' : '\n'}`,
    );
  };
}
