import { Newsroom } from '@/lib/revalidate/newsroom';
import { readEnvironment } from '@/lib/site/env';

/** What a newsroom makes of a tree under a user who may not read all of it; run as a process by hostile-files.test.ts. */
const [root, dataDir] = process.argv.slice(2);
const newsroom = new Newsroom(readEnvironment({ CONTENT_DIR: root, DATA_DIR: dataDir, WATCH: '0' }));
const { problems } = await newsroom.open();
const stateOf = (slug: string): string => newsroom.queries.lookUp(slug).state;
process.stdout.write(
  JSON.stringify({
    states: { open: stateOf('open'), shut: stateOf('shut'), inner: stateOf('inner') },
    title: newsroom.store.articleBySlug('shut')?.record.title,
    problems: problems.map(({ file, rule }) => `${file} ${rule}`).sort(),
  }),
);
await newsroom.close();
