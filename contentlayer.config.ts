import {
  type ComputedFields,
  defineDocumentType,
  defineNestedType,
  type FieldDef,
  type FieldDefs,
  makeSource,
} from 'contentlayer/source-files';
import { findDocumentErrors } from './lib/content/agreement';
import {
  articleFields,
  type Field,
  type Fields,
  frontFields,
  pageFields,
  sectionFields,
  siteFields,
  topicFields,
} from './lib/content/model';

const nestedTypes = new Map<string, ReturnType<typeof defineNestedType>>();

function nestedType(name: string, fields: Fields): ReturnType<typeof defineNestedType> {
  const known = nestedTypes.get(name);
  if (known) return known;
  const made = defineNestedType(() => ({ name, fields: toFieldDefs(fields) }));
  nestedTypes.set(name, made);
  return made;
}

function toFieldDef(field: Field): FieldDef {
  const { required } = field;
  switch (field.type) {
    case 'nested':
      return { type: 'nested', of: nestedType(field.name, field.fields), required };
    case 'list':
      return field.of.type === 'nested'
        ? { type: 'list', of: nestedType(field.of.name, field.of.fields), required }
        : { type: 'list', of: { type: 'string' }, required };
    case 'enum':
      return { type: 'enum', options: [...field.options], required };
    case 'union':
    case 'map':
      return { type: 'json', required };
    default:
      return { type: field.type, required };
  }
}

function toFieldDefs(fields: Fields): FieldDefs {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, toFieldDef(field)]));
}

/** contentlayer checks presence and kind; this field runs our remaining rules, so that both refuse the same files. */
function checked(kind: 'article' | 'topic' | 'page'): ComputedFields {
  return {
    checked: {
      type: 'boolean',
      resolve: (document) => {
        const { sourceFilePath } = document._raw;
        const errors = findDocumentErrors(kind, contentDirPath, sourceFilePath);
        if (errors.length > 0) throw new Error(`${sourceFilePath}: ${errors.join('; ')}`);
        return true;
      },
    },
  };
}

const contentDirPath = process.env.CONTENTLAYER_DIR ?? '.contentlayer/empty';

const Article = defineDocumentType(() => ({
  name: 'Article',
  filePathPattern: 'articles/**/*.mdx',
  contentType: 'mdx',
  fields: toFieldDefs(articleFields),
  computedFields: checked('article'),
}));

const Topic = defineDocumentType(() => ({
  name: 'Topic',
  filePathPattern: 'topics/*.mdx',
  contentType: 'mdx',
  fields: toFieldDefs(topicFields),
  computedFields: checked('topic'),
}));

const StaticPage = defineDocumentType(() => ({
  name: 'StaticPage',
  filePathPattern: 'pages/*.mdx',
  contentType: 'mdx',
  fields: toFieldDefs(pageFields),
  computedFields: checked('page'),
}));

const Site = defineDocumentType(() => ({
  name: 'Site',
  filePathPattern: 'site.yaml',
  contentType: 'data',
  fields: toFieldDefs(siteFields),
}));

const Front = defineDocumentType(() => ({
  name: 'Front',
  filePathPattern: 'front.yaml',
  contentType: 'data',
  fields: toFieldDefs(frontFields),
}));

/** sections.yaml is a bare list, which contentlayer cannot read as a document; its entry type is generated through this. */
const Sections = defineDocumentType(() => ({
  name: 'Sections',
  filePathPattern: 'sections.entries.yaml',
  contentType: 'data',
  fields: { entries: { type: 'list', of: nestedType('SectionEntry', sectionFields) } },
}));

export default makeSource({
  contentDirPath,
  contentDirExclude: ['sections.yaml', 'redirects.yaml', 'media'],
  documentTypes: [Article, Topic, StaticPage, Site, Front, Sections],
  onExtraFieldData: 'fail',
  onUnknownDocuments: 'skip-ignore',
  disableImportAliasWarning: true,
});
