import { unprintableRange } from '@/lib/content/formats';
import { type Field, type Fields, type Format, slugPattern } from '@/lib/content/model';
import type { Descriptions } from './descriptions';

/** JSON Schema, draft 7: what editors of YAML read. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

const slug = slugPattern.source;

/**
 * Formats as far as a pattern can tell; where it cannot, it accepts more than formats.ts, never less. Whether a day, a
 * zone or a host exists, only the check knows.
 */
const patterns: Partial<Record<Format, string>> = {
  plain: `^[^${unprintableRange}]*$`,
  slug,
  section: slug,
  topic: slug,
  id: slug,
  language: '^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$',
  timezone: '^(?:[A-Za-z][\\w+/-]*|[+-]\\d{2}(?::?\\d{2})?)$',
  'web-address': '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/]+',
  hub: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/<>"]+[^\\s<>"]*$',
  'site-path': '^/(?![/\\\\])[^\\s?#\\\\]*$',
  media:
    '^(?!(?:[^/]*/)*\\.\\.(?:/|$))(?:/media/[^\\\\?#\\s]*|(?![A-Za-z][A-Za-z0-9+.-]*:)[^/\\\\?#\\s][^\\\\?#\\s]*)$',
  'host-name': '^[^\\s/?#@:\\\\%]+$',
  'site-id-code': '^(?:bm\\d{8}|\\d{10})$',
};

const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const minute = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const second = ':[0-5]\\d';
const local = `${minute}(?:${second})?`;
const offset = `${minute}(?:${second}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:?\\d{2})`;
const date = `^\\s*${day}(?:[ T](?:${local}|${offset}))?\\s*$`;

/** A map of these fields and no others. @param path of the map in the descriptions */
export function toObjectSchema(fields: Fields, descriptions: Descriptions, path = ''): JsonSchema {
  const entries = Object.entries(fields).map(([name, field]): [string, JsonSchema] => {
    const place = path === '' ? name : `${path}.${name}`;
    const schema = toSchema(field, descriptions, place);
    const described = { description: descriptions[place], ...schema };
    return [name, field.required ? described : orNothing(described)];
  });
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** An optional key may stand without a value, as in a new article's template. */
function orNothing(schema: JsonSchema): JsonSchema {
  const { type, anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  if (Array.isArray(schema.enum)) return { ...schema, enum: [...schema.enum, null] };
  return { ...schema, type: [type, 'null'] };
}

function toSchema(field: Field, descriptions: Descriptions, path: string): JsonSchema {
  switch (field.type) {
    case 'nested':
      return toObjectSchema(field.fields, descriptions, path);
    case 'list':
      return {
        type: 'array',
        items: toSchema(field.of, descriptions, path),
        ...(field.max !== undefined && { maxItems: field.max }),
      };
    case 'map':
      return { type: 'object', additionalProperties: toSchema(field.of, descriptions, path) };
    case 'union':
      return { anyOf: field.of.map((option) => toSchema(option, descriptions, path)) };
    case 'enum':
      return { enum: [...field.options] };
    case 'date':
      return { type: 'string', pattern: date };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return field.between
        ? { type: 'integer', minimum: field.between[0], maximum: field.between[1] }
        : { type: 'number' };
    default:
      return toStringSchema(field);
  }
}

/** Patterns that hold for a slug exclude the empty text themselves; others say so. */
function toStringSchema({ max, format }: Field): JsonSchema {
  const pattern = format && patterns[format];
  const filled = { pattern: '\\S' };
  return {
    type: 'string',
    ...(max !== undefined && { maxLength: max }),
    ...(pattern ? { allOf: [filled, { pattern }] } : filled),
  };
}
