import { z } from 'zod';
import { listLimits } from './article-list';
import {
  articleLinkSchema,
  articleListSchema,
  articleSchema,
  articleSummarySchema,
  errorSchema,
  goneSchema,
  healthSchema,
  highlightSchema,
  pictureSchema,
  readinessSchema,
  searchAnswerSchema,
  suggestAnswerSchema,
} from './schemas';

/** The description of the public API (OpenAPI 3.1.1), its schemas made from those that the code is typed by. */

const components = {
  ArticleSummary: articleSummarySchema,
  ArticleList: articleListSchema,
  Article: articleSchema,
  ArticleLink: articleLinkSchema,
  Picture: pictureSchema,
  Gone: goneSchema,
  Error: errorSchema,
  SearchAnswer: searchAnswerSchema,
  Highlight: highlightSchema,
  Suggestions: suggestAnswerSchema,
  Health: healthSchema,
  Readiness: readinessSchema,
} as const satisfies Record<string, z.ZodType>;

type ComponentName = keyof typeof components;

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** Fields may be added to answers at any time, so the schemas say nothing of what they do not name. */
function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: refTo,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      for (const bound of ['minimum', 'maximum'] as const) {
        if (Math.abs(Number(jsonSchema[bound])) === Number.MAX_SAFE_INTEGER) delete jsonSchema[bound];
      }
    },
  });
  const entries = Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]);
  return Object.fromEntries(entries);
}

const jsonOf = (name: ComponentName) => ({ 'application/json': { schema: { $ref: refTo(name) } } });
const answer = (description: string, name: ComponentName, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: jsonOf(name),
});
const text = { schema: { type: 'string' } };
const header = (description: string) => ({ description, schema: { type: 'string' } });
const validators = {
  ETag: header('Strong; send it back in If-None-Match.'),
  'Last-Modified': header('When something in the answer changed last.'),
};
const notModified = { description: 'Nothing changed: the answer that you have is the answer.' };
const refused = answer('A parameter that could not be understood.', 'Error');
const tooMany = answer('Too many requests; see `Retry-After`.', 'Error', {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
});

function query(name: string, description: string, schema: object = { type: 'string' }) {
  return { name, in: 'query', description, schema };
}

function inPath(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

const number = (usual: number, most?: number) => ({
  type: 'integer',
  minimum: 1,
  ...(most && { maximum: most }),
  default: usual,
});

const written = 'A day (`2025-03-08`), a local time (`2025-03-08 09:30`) or ISO 8601 with offset';
const filters = [
  query('section', 'Id of a section; what stands in those below it counts.'),
  query('tag', 'A whole tag.'),
  query('source', 'A whole name of a source.'),
  query('author', 'A whole name of an author.'),
];
const period = [
  query('from', `${written}: not before it.`),
  query('to', `${written}: not after it; a day includes its end.`),
];

function get(operationId: string, summary: string, rest: object) {
  return { get: { operationId, summary, ...rest } };
}

const paths = {
  '/api/articles': get('listArticles', 'Articles, newest first', {
    description:
      'An article must meet all filters; a name that stands for nothing finds nothing. Follow `next` to read on: what is published or withdrawn meanwhile neither repeats nor skips an article.',
    parameters: [
      ...filters,
      query('topic', 'Id of a topic (专题).'),
      ...period,
      query('limit', 'Articles on a page.', number(listLimits.usual, listLimits.most)),
      query('cursor', 'Where to go on; taken from `next`, never made.'),
    ],
    responses: {
      200: answer('One page.', 'ArticleList', {
        ...validators,
        Link: header('`rel="next"`: the next page, when there is one (RFC 8288).'),
      }),
      304: notModified,
      400: refused,
      429: { ...tooMany, description: 'Too many requests with several filters; see `Retry-After`.' },
    },
  }),
  '/api/articles/{slug}': get('getArticle', 'A whole article', {
    parameters: [inPath('slug')],
    responses: {
      200: answer('The article.', 'Article', validators),
      304: notModified,
      404: answer('There is no such article, or it is not published.', 'Error'),
      410: answer('It was withdrawn or has expired.', 'Gone'),
    },
  }),
  '/{section}/{slug}.md': get('getArticleAsMarkdown', 'A whole article as a Markdown document', {
    description:
      'YAML front matter, then GitHub-flavoured Markdown with absolute addresses. Statuses are those of the page: 404 and 410 are pages for people.',
    parameters: [inPath('section'), inPath('slug')],
    responses: {
      200: {
        description: 'The article.',
        headers: { ...validators, Link: header('`rel="canonical"`: the page.') },
        content: { 'text/markdown': text },
      },
      304: notModified,
      308: { description: 'It stands in another section.', headers: { Location: header('Its address.') } },
      404: { description: 'There is no such article.', content: { 'text/html': text } },
      410: { description: 'It was withdrawn or has expired.', content: { 'text/html': text } },
    },
  }),
  '/api/search': get('search', 'Search in the text of articles', {
    parameters: [
      query('q', 'What to find; without it, the filters alone decide.'),
      ...filters,
      ...period,
      query('sort', 'Order.', { enum: ['relevance', 'date'], default: 'relevance' }),
      query('page', 'From 1; results are a thousand deep.', number(1)),
      query('limit', 'Results on a page.', number(10, 50)),
    ],
    responses: { 200: answer('What was found.', 'SearchAnswer'), 400: refused, 429: tooMany },
  }),
  '/api/suggest': get('suggest', 'Complete what is being typed', {
    parameters: [query('q', 'Typed so far: characters, pinyin or its initials.')],
    responses: { 200: answer('At most ten completions.', 'Suggestions'), 429: tooMany },
  }),
  '/api/health': get('getHealth', 'Whether the process lives', {
    responses: { 200: answer('It does.', 'Health') },
  }),
  '/api/ready': get('getReadiness', 'Whether the index is loaded', {
    responses: { 200: answer('It is.', 'Readiness'), 503: answer('Not yet.', 'Readiness') },
  }),
};

/** @param site its name, and its public origin */
export function describeApi({ name, origin }: { name: string; origin: string }): object {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: name,
      version: '1',
      description:
        'Published articles as data. Read-only, without keys, open to programs on other sites. Unknown parameters are ignored; fields may be added to answers. HEAD is answered wherever GET is; other methods are 405.',
    },
    servers: [{ url: origin }],
    paths,
    components: { schemas: componentSchemas() },
  };
}
