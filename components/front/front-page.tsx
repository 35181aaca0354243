import { Headlines } from '@/components/list/headlines';
import { type TopicCard, TopicList } from '@/components/list/topic-list';
import type { FrontBlock } from '@/lib/content/front';
import type { ArticleCard, Section } from '@/lib/content/types';
import { sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { FrontBlocks } from './front-blocks';
import { FrontLead } from './front-lead';
import { FrontPanel } from './front-panel';
import { PictureNews } from './picture-news';
import { SecondaryHeads } from './secondary-heads';

const { front: text } = messages;

export interface FrontPageProps {
  lead?: ArticleCard;
  secondary: readonly ArticleCard[];
  latest: readonly ArticleCard[];
  /** 图片新闻: a strip of pictures below the top. */
  pictures?: readonly ArticleCard[];
  notices?: { section: Pick<Section, 'id' | 'name'>; items: readonly ArticleCard[] };
  blocks: readonly FrontBlock[];
  topics: readonly TopicCard[];
  timezone: string;
  sectionName: (id: string) => string | undefined;
}

/** The front page: what the editors put on top, then what is new, then section by section. */
export function FrontPage(props: FrontPageProps) {
  const { lead, secondary, latest, pictures = [], notices, blocks, topics, timezone, sectionName } = props;
  if (!lead && latest.length === 0) return <p className="empty">{text.empty}</p>;
  return (
    <div className="front">
      <h1 className="sr-only">{text.title}</h1>
      <div className="front-top">
        {lead && <FrontLead item={lead} timezone={timezone} sectionName={sectionName(lead.section)} />}
        <SecondaryHeads items={secondary} timezone={timezone} sectionName={sectionName} />
        <div className="front-side">
          <FrontPanel title={text.latest}>
            <Headlines items={latest} timezone={timezone} precision="short" />
          </FrontPanel>
          {notices && notices.items.length > 0 && (
            <FrontPanel title={notices.section.name} url={sectionUrl(notices.section.id)}>
              <Headlines items={notices.items} timezone={timezone} />
            </FrontPanel>
          )}
        </div>
        <PictureNews items={pictures} timezone={timezone} />
      </div>
      <FrontBlocks blocks={blocks} timezone={timezone} />
      {topics.length > 0 && (
        <FrontPanel title={text.topics} url="/topics">
          <TopicList topics={topics} level={3} />
        </FrontPanel>
      )}
    </div>
  );
}
