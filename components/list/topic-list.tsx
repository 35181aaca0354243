import { Headline } from '@/components/ui/headline';
import { Picture } from '@/components/ui/picture';
import type { Topic } from '@/lib/content/types';
import { topicUrl } from '@/lib/site/links';

export type TopicCard = Pick<Topic, 'id' | 'title' | 'summary' | 'cover'>;

/** Special topics (专题) with their pictures. */
export function TopicList({ topics, level = 2 }: { topics: readonly TopicCard[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="topics">
      {topics.map(({ id, title, summary, cover }) => (
        <li key={id}>
          <article className={cover ? 'card card-above' : 'card'}>
            <Heading className="card-title">
              <a href={topicUrl(id)}>
                <Headline text={title} />
              </a>
            </Heading>
            {summary && <p className="card-summary">{summary}</p>}
            {cover && (
              <div className="card-picture">
                <Picture picture={cover} decorative />
              </div>
            )}
          </article>
        </li>
      ))}
    </ul>
  );
}
