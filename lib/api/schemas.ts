import { z } from 'zod';

/**
 * What the public API answers, defined once: the types of the code, the schemas of /openapi.json and what the tests
 * check answers against are made from these.
 */

const address = (description: string) => z.url().describe(description);
const time = (description: string) => z.string().meta({ format: 'date-time', description });
const path = (description: string) => z.string().meta({ format: 'uri-reference', description });

export const pictureSchema = z
  .object({
    url: address('The picture as uploaded.'),
    alt: z.string().describe('Alternative text; may be empty.'),
    caption: z.string().optional(),
    credit: z.string().optional(),
    width: z.int().optional().describe('Pixels.'),
    height: z.int().optional().describe('Pixels.'),
  })
  .describe('A picture that stands for an article.');

const sourceSchema = z.object({ name: z.string(), url: z.url().optional() });

const correctionSchema = z.object({ date: time('When it was made.'), text: z.string() });

export const articleLinkSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    url: address('The page.'),
    api: address('The same article in this API.'),
    lang: z.string().describe('BCP 47.'),
  })
  .describe('Another article that the public can see.');

const formsSchema = z.object({
  html: address('The page for people.'),
  markdown: address('The article as a Markdown document.'),
  api: address('The article in this API, with its text.'),
});

export const articleSummarySchema = z
  .object({
    id: z.string().describe('Permanent `tag:` URI (RFC 4151), the same as in the feeds.'),
    url: address('Canonical address of the page.'),
    slug: z.string(),
    title: z.string().describe('Plain text.'),
    kicker: z.string().optional().describe('引题; may have several lines.'),
    subtitle: z.string().optional().describe('副题'),
    section: z.string().describe('Id of the section.'),
    date: time("Publication, with the offset of the site's timezone."),
    dateOnly: z.literal(true).optional().describe('Only the day of `date` was given.'),
    updated: time('Last update by the editors.').optional(),
    source: sourceSchema.optional().describe('新闻来源'),
    authors: z.array(z.string()),
    summary: z.string().describe('Plain text.'),
    cover: pictureSchema.optional(),
    tags: z.array(z.string()),
    topics: z.array(z.string()).describe('Ids of the published topics (专题) that show it.'),
    lang: z.string().describe('BCP 47.'),
    translations: z.array(articleLinkSchema).describe('The same article in other languages.'),
    status: z.enum(['published', 'archived']).describe('`archived`: tells of the time of its publication.'),
    corrections: z.array(correctionSchema),
    aiGenerated: z
      .enum(['assisted', 'generated'])
      .optional()
      .describe('Made with or by artificial intelligence; whoever shows the article has to say so.'),
    links: formsSchema,
  })
  .describe('An article without its text.');

export const articleListSchema = z
  .object({
    articles: z.array(articleSummarySchema).describe('Newest first.'),
    next: z.url().nullable().describe('Address of the next page; null on the last one.'),
  })
  .describe('One page of a list of articles.');

export const articleSchema = articleSummarySchema
  .extend({
    editor: z.string().optional().describe('责任编辑'),
    original: z
      .object({ title: z.string(), author: z.string().optional(), url: z.url().optional() })
      .optional()
      .describe('Of a reprint: what it was taken from.'),
    expires: time('From then on it is gone.').optional(),
    pinned: z.literal(true).optional().describe('On top of its section.'),
    record: z
      .object({
        version: z.int().describe('From 1, one more with each signing.'),
        digest: z.string().describe('SHA-256 of the canonical text (canon-v1), hexadecimal.'),
        url: address('All signed versions, as they stand in the public log.'),
      })
      .optional()
      .describe('What was signed, when the article is as it was signed.'),
    html: z.string().describe('The body as static HTML: no scripts, no classes, absolute addresses.'),
    text: z.string().describe('The words of the body, a block a line.'),
    outline: z
      .array(z.object({ level: z.literal([2, 3]), text: z.string(), url: address('Where it stands.') }))
      .describe('Headlines of the body.'),
    links: formsSchema.extend({
      section: z.url(),
      previous: articleLinkSchema.optional().describe('The older neighbour in the section.'),
      next: articleLinkSchema.optional().describe('The newer neighbour in the section.'),
      related: z.array(articleLinkSchema),
    }),
  })
  .describe('A whole article.');

const errorFields = z.object({
  code: z.string().describe('For programs.'),
  message: z.string().describe("For people, in the site's language."),
  param: z.string().optional().describe('The parameter that could not be understood.'),
});

export const errorSchema = z.object({ error: errorFields }).describe('Why there is no answer.');

export const goneSchema = z
  .object({
    error: errorFields,
    notice: z.object({
      date: time('When it was withdrawn or expired.').optional(),
      reason: z.string().optional(),
      successor: z.object({ title: z.string(), url: z.url() }).optional(),
    }),
  })
  .describe('An article that is no longer public: its notice, never its title or text.');

const facetSchema = z.array(z.object({ value: z.string(), count: z.int() }));

export const highlightSchema = z
  .object({
    field: z.enum(['title', 'body']),
    text: z.string(),
    ranges: z
      .array(z.tuple([z.int(), z.int()]))
      .describe('Begin and end of what was found, UTF-16 offsets into `text`.'),
  })
  .describe('Where the words of a query stand.');

export const searchAnswerSchema = z
  .object({
    query: z.string(),
    total: z.int(),
    totalIsLowerBound: z.literal(true).optional().describe('There are more than `total`.'),
    page: z.int(),
    pageSize: z.int(),
    took_ms: z.number(),
    hits: z.array(
      z.object({
        title: z.string(),
        url: path('Path of the page.'),
        section: z.string(),
        date: time("Publication, with the offset of the site's timezone."),
        source: z.string().optional(),
        summary: z.string(),
        highlights: z.array(highlightSchema),
      }),
    ),
    facets: z.object({ section: facetSchema, tag: facetSchema, source: facetSchema, year: facetSchema }),
    didYouMean: z.string().optional().describe('The query as it probably was meant.'),
  })
  .describe('What a search found.');

export const suggestAnswerSchema = z
  .object({
    query: z.string(),
    suggestions: z
      .array(
        z.object({
          type: z.enum(['article', 'tag', 'topic', 'section']),
          text: z.string(),
          url: path('Path of the page.'),
        }),
      )
      .max(10),
  })
  .describe('Completions of what was typed.');

export const healthSchema = z.object({ status: z.literal('ok') });
export const readinessSchema = z.object({ status: z.enum(['ready', 'starting']) });

export type ArticleSummary = z.infer<typeof articleSummarySchema>;
export type ArticleLink = z.infer<typeof articleLinkSchema>;
export type ArticleList = z.infer<typeof articleListSchema>;
export type ApiArticle = z.infer<typeof articleSchema>;
export type Gone = z.infer<typeof goneSchema>;
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
export type SuggestAnswer = z.infer<typeof suggestAnswerSchema>;
