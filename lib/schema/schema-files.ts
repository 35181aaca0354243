import { duplicateTitle } from '@/lib/check/duplicate-titles';
import { rulesFields } from '@/lib/check/house-rules';
import { wordsFields } from '@/lib/check/house-words';
import { textRules } from '@/lib/check/rules';
import { wordRules } from '@/lib/check/word-rules';
import {
  articleFields,
  type Fields,
  frontFields,
  pageFields,
  sectionFields,
  siteFields,
  topicFields,
} from '@/lib/content/model';
import {
  articleDescriptions,
  type Descriptions,
  frontDescriptions,
  mapDescriptions,
  pageDescriptions,
  rulesDescriptions,
  sectionDescriptions,
  siteDescriptions,
  topicDescriptions,
  wordsDescriptions,
} from './descriptions';
import { type JsonSchema, toObjectSchema } from './json-schema';

/** Types of files, each with its fields, its descriptions and the files that it is for, below the content tree. */
export const describedTypes: Record<string, { fields: Fields; descriptions: Descriptions; files: string }> = {
  article: { fields: articleFields, descriptions: articleDescriptions, files: 'articles/**/*.mdx' },
  topic: { fields: topicFields, descriptions: topicDescriptions, files: 'topics/*.mdx' },
  page: { fields: pageFields, descriptions: pageDescriptions, files: 'pages/*.mdx' },
  site: { fields: siteFields, descriptions: siteDescriptions, files: 'site.yaml' },
  sections: { fields: sectionFields, descriptions: sectionDescriptions, files: 'sections.yaml' },
  front: { fields: frontFields, descriptions: frontDescriptions, files: 'front.yaml' },
  'house-rules': { fields: rulesFields, descriptions: rulesDescriptions, files: 'house/rules.yaml' },
  'house-words': { fields: wordsFields, descriptions: wordsDescriptions, files: 'house/words.yaml' },
};

/** Names of the rules that a house may decide on. */
function ruleNames(): string[] {
  const words = wordRules({ wrong: new Map(), forbidden: new Set(), fullForms: new Map() });
  return [...textRules, ...words, duplicateTitle].map(({ name }) => name);
}

const draft = { $schema: 'http://json-schema.org/draft-07/schema#' };

/** JSON Schemas of everything that is written by hand, by name of the type. */
export function schemas(): Map<string, JsonSchema> {
  const made = new Map<string, JsonSchema>();
  for (const [name, { fields, descriptions }] of Object.entries(describedTypes)) {
    made.set(name, { ...draft, ...toObjectSchema(fields, descriptions) });
  }
  const sections = toObjectSchema(sectionFields, sectionDescriptions);
  made.set('sections', { ...draft, description: mapDescriptions.sections, type: 'array', items: sections });
  made.set('redirects', {
    ...draft,
    description: mapDescriptions.redirects,
    type: 'object',
    propertyNames: { pattern: '^/(?![/\\\\])[^\\s?#\\\\]*$' },
    additionalProperties: {
      anyOf: [
        { enum: [410, '410'] },
        { type: 'string', pattern: '^(?:/(?![/\\\\])[^\\s\\\\]*|https?://\\S+)$' },
      ],
    },
  });
  made.set('zh-hant', {
    ...draft,
    description: mapDescriptions.traditional,
    type: 'object',
    additionalProperties: { type: 'string' },
  });
  nameRules(made.get('house-rules'));
  return made;
}

/** The rules are keys of a map and values of a list: their names complete both. */
function nameRules(schema: JsonSchema | undefined): void {
  const names = { enum: ruleNames() };
  const severity = at(schema, 'properties', 'severity');
  const rule = at(schema, 'properties', 'suppress', 'items', 'properties', 'rule');
  if (severity) Object.assign(severity, { propertyNames: names });
  if (rule) Object.assign(rule, names);
}

function at(schema: unknown, ...path: string[]): object | undefined {
  let found = schema;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  return typeof found === 'object' && found !== null ? found : undefined;
}
