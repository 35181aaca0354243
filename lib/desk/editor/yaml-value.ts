import { blockLines, isBlock, writeText } from './yaml-scalar';

/** A value that is written as it stands, because it is no text: a time, `true`, a number. */
export class Bare {
  constructor(readonly text: string) {}
}

/** What the form writes: `null` leaves a key without a value, an undefined member is left out. */
export type YamlValue = string | Bare | null | readonly YamlValue[] | YamlRecord;

export interface YamlRecord {
  readonly [key: string]: YamlValue | undefined;
}

/** The same with nothing but text: what a reader that knows no types makes of it. */
export type PlainValue = string | PlainValue[] | { [key: string]: PlainValue };

/** A list stands in one line up to this length. */
const longestLine = 80;

export function isRecord(value: YamlValue | undefined): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Bare);
}

export function isList(value: YamlValue | undefined): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function entriesOf(record: YamlRecord): [string, YamlValue][] {
  return Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

export function plainOf(value: YamlValue): PlainValue {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Bare) return value.text;
  if (isList(value)) return value.map(plainOf);
  return isRecord(value)
    ? Object.fromEntries(entriesOf(value).map(([key, member]) => [key, plainOf(member)]))
    : '';
}

/** A value within `[…]` or `{…}`. */
export function writeFlow(value: YamlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return writeText(value);
  if (value instanceof Bare) return value.text;
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  return isRecord(value)
    ? `{${entriesOf(value)
        .map(([key, member]) => `${key}: ${writeFlow(member)}`)
        .join(', ')}}`
    : '';
}

/**
 * What follows the colon of a key, from the space or line break before the value on; no line break at the end.
 * @param indent of the key
 */
export function writeAfterColon(value: YamlValue, indent: string): string {
  if (value === null) return '';
  const deeper = `${indent}  `;
  if (typeof value === 'string')
    return isBlock(value) ? ` |-\n${blockLines(value, deeper)}` : ` ${writeText(value)}`;
  if (value instanceof Bare) return ` ${value.text}`;
  if (isList(value)) {
    const flow = writeFlow(value);
    const short = !value.some((member) => isRecord(member) || isList(member)) && flow.length <= longestLine;
    return value.length === 0 || short
      ? ` ${flow}`
      : value.map((item) => `\n${deeper}-${writeItem(item, deeper)}`).join('');
  }
  if (!isRecord(value)) return '';
  const entries = entriesOf(value);
  if (entries.length === 0) return ' {}';
  return entries.map(([key, member]) => `\n${deeper}${key}:${writeAfterColon(member, deeper)}`).join('');
}

/** What follows the dash of an item. @param indent of the dash */
export function writeItem(value: YamlValue, indent: string): string {
  if (!isRecord(value)) return isList(value) ? ` ${writeFlow(value)}` : writeAfterColon(value, indent);
  const deeper = `${indent}  `;
  const lines = entriesOf(value).map(([key, member]) => `${key}:${writeAfterColon(member, deeper)}`);
  return lines.length === 0 ? ' {}' : ` ${lines.join(`\n${deeper}`)}`;
}
