/*
 * Renders a body. Class names, for the style sheet (the elements inside are plain prose):
 *
 * .lead · .callout .callout-{note,tip,warning} .callout-title · .fact-box .fact-box-title
 * .pull-quote > blockquote, .pull-quote-cite
 * .figure > img, .figure-caption > .figure-text, .figure-credit
 * .gallery > ul.gallery-list > li.gallery-item > .figure; .gallery > .figure-caption
 * .video > video, .figure-caption · .audio > audio, .figure-caption
 * ol.timeline > li.timeline-event > p.timeline-head > .timeline-date, .timeline-title
 * dl.qa > dt.qa-question, dd.qa-answer > .qa-who, .qa-text
 * section.live-update > .live-update-head > .live-update-link > .live-update-time; .live-update-title
 * .table-scroll > table (of Markdown), > table.data-table (of CSV; th, td .numeric)
 * .data-table-box > .table-scroll, .data-source, .data-empty · th, td: .align-left, .align-center, .align-right
 * figure.chart .chart-{bar,line,area,pie} > .chart-title > .chart-unit; svg.chart-drawing; ul.chart-legend > li > svg.chart-key;
 *   details.chart-data; .data-source; .data-empty
 *   in the drawing: .chart-axis, .chart-grid, .chart-base, .chart-series .chart-series-{1…6} (set `color`), .chart-value,
 *   .chart-slice (stroke), .chart-slice-label (fill)
 * p.attachment > .attachment-label, .attachment-link, .attachment-info
 * .related-card > .related-card-label, .related-card-title, .related-card-summary
 * .inline-picture · .code-block · .task-box · .contains-task-list, .task-list-item
 * section.footnotes > h2.footnotes-title, ol; sup > a[data-footnote-ref]; a.data-footnote-backref
 * .body-failed (preview only)
 */
import { compileMDX } from 'next-mdx-remote/rsc';
import type { ReactNode } from 'react';
import { rehypePlugins, remarkPlugins, remarkRehypeOptions } from '@/lib/mdx/dialect';
import { collectOutline, type OutlineEntry } from '@/lib/mdx/outline';
import { parseBody } from '@/lib/mdx/parse-body';
import { textsOf } from '@/lib/site/texts';
import { Attachment } from './attachment';
import { Chart } from './chart';
import type { BodyContext, ComponentContext, WithContext } from './context';
import { DataTable } from './data-table';
import { Figure, Gallery } from './figure';
import { LiveUpdate } from './live-update';
import { Audio, Video } from './media';
import { Callout, FactBox, Lead, PullQuote } from './notes';
import { ProseCode, ProseHeaderCell, ProseImage, ProseLink, ProseTable, TaskBox } from './prose';
import { A, Q, QA } from './qa';
import { Related } from './related';
import { Ruby } from './ruby';
import { Event, Timeline } from './timeline';

export interface BodyProps extends BodyContext {
  /** Markdown without front matter. */
  source: string;
  /** Address prefix that relative media resolve against; ends with a slash. */
  mediaBase: string;
  /** BCP 47; default Chinese. */
  language?: string;
  /** For previews of unchecked files: shows a body that cannot be read as it is written instead of throwing. */
  lenient?: boolean;
}

/** What every component of the dialect is rendered by; those that ask for files, articles or words are given the context. */
function componentMap(context: ComponentContext) {
  const bind =
    <Props extends object>(component: (props: WithContext<Props>) => ReactNode) =>
    (props: Props) =>
      component({ ...props, context });
  return {
    a: bind(ProseLink),
    img: bind(ProseImage),
    input: bind(TaskBox),
    pre: ProseCode,
    table: bind(ProseTable),
    th: ProseHeaderCell,
    A: bind(A),
    Attachment: bind(Attachment),
    Audio: bind(Audio),
    Callout: bind(Callout),
    Chart: bind(Chart),
    DataTable: bind(DataTable),
    Event,
    FactBox: bind(FactBox),
    Figure: bind(Figure),
    Gallery: bind(Gallery),
    Lead,
    LiveUpdate: bind(LiveUpdate),
    PullQuote: bind(PullQuote),
    Q: bind(Q),
    QA,
    Related: bind(Related),
    Ruby: bind(Ruby),
    Timeline,
    Video: bind(Video),
  };
}

/**
 * The body of an article, topic or page, and its headlines. Throws only for syntax that `checkBody` refuses, so that a
 * page which was published stays the last good one; whatever is missing (a file, an article) leaves its place empty.
 */
export async function renderBody(props: BodyProps): Promise<{ content: ReactNode; outline: OutlineEntry[] }> {
  const { source, mediaBase, language = 'zh', lenient = false, ...context } = props;
  const text = textsOf(language).mdx;
  if (lenient && parseBody(source).failures.length > 0) {
    return { content: <FailedBody source={source} message={text.bodyFailed} />, outline: [] };
  }
  const outline: OutlineEntry[] = [];
  const { content } = await compileMDX({
    source,
    components: componentMap({ ...context, text, language }),
    options: {
      mdxOptions: {
        remarkPlugins: remarkPlugins({ mediaBase }),
        rehypePlugins: [...rehypePlugins, [collectOutline, outline]],
        remarkRehypeOptions: remarkRehypeOptions(text),
      },
    },
  });
  return { content, outline };
}

export async function Body(props: BodyProps) {
  return (await renderBody(props)).content;
}

function FailedBody({ source, message }: { source: string; message: string }) {
  return (
    <div className="body-failed">
      <p>{message}</p>
      <ProseCode>{source}</ProseCode>
    </div>
  );
}
