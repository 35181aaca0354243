import { isTimezone, parseTime } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { checkFormat } from './formats';
import { Timestamp } from './front-matter';
import type { Field, Fields } from './model';

const text = messages.check;

/** A finding inside a parsed YAML value. `key` places it on the key instead of the value. */
export interface Finding {
  path: (string | number)[];
  rule: string;
  message: string;
  key?: boolean;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Timestamp)
  );
}

function kindOf(value: unknown): Field['type'] | 'nothing' {
  if (value === null || value === undefined) return 'nothing';
  if (value instanceof Timestamp) return 'date';
  if (Array.isArray(value)) return 'list';
  if (isRecord(value)) return 'nested';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  return 'string';
}

/** Edit distance up to 2, to name the key that was probably meant. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        );
      }
      row = next;
    }
    return row[b.length] ?? 0;
  };
  const best = candidates
    .map((candidate) => ({ candidate, cost: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.cost - b.cost)[0];
  return best && best.cost <= 2 ? best.candidate : undefined;
}

interface Context {
  timezone: string;
  findings: Finding[];
}

/**
 * Checks a parsed YAML value against field definitions; every finding is an error.
 * @param timezone zone for times without an offset
 */
export function validateFields(value: unknown, fields: Fields, timezone: string): Finding[] {
  const context: Context = { timezone: isTimezone(timezone) ? timezone : 'UTC', findings: [] };
  checkMap(value, fields, [], context);
  return context.findings;
}

function checkMap(value: unknown, fields: Fields, path: (string | number)[], context: Context): void {
  if (!isRecord(value)) {
    context.findings.push({ path, rule: 'type', message: text.expected(text.kinds.nested) });
    return;
  }
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) continue;
    const meant = nearest(key, Object.keys(fields));
    context.findings.push({
      path: [...path, key],
      rule: 'unknown-key',
      message: text.unknownKey(key, meant),
      key: true,
    });
  }
  for (const [name, field] of Object.entries(fields)) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined || member === null || (field.required && member === '')) {
      if (field.required)
        context.findings.push({ path: [...path, name], rule: 'required', message: text.required(name) });
      continue;
    }
    checkField(member, field, [...path, name], context);
  }
}

function checkField(value: unknown, field: Field, path: (string | number)[], context: Context): void {
  const fail = (rule: string, message: string): void => {
    context.findings.push({ path, rule, message });
  };
  const kind = kindOf(value);
  switch (field.type) {
    case 'union': {
      const fitting = field.of.find((option) => option.type === kind);
      if (fitting) checkField(value, fitting, path, context);
      else fail('type', text.expected(field.of.map((option) => text.kinds[option.type]).join(text.or)));
      return;
    }
    case 'nested':
      checkMap(value, field.fields, path, context);
      return;
    case 'map':
      if (!isRecord(value)) return fail('type', text.expected(text.kinds.nested));
      for (const [name, member] of Object.entries(value))
        checkField(member, field.of, [...path, name], context);
      return;
    case 'list':
      if (!Array.isArray(value)) return fail('type', text.expected(text.kinds.list));
      if (field.max !== undefined && value.length > field.max) fail('length', text.tooMany(field.max));
      value.forEach((member, index) => {
        checkField(member, field.of, [...path, index], context);
      });
      return;
    case 'date': {
      const written = value instanceof Timestamp ? value.text : value;
      if (typeof written !== 'string' || !parseTime(written, context.timezone)) fail('date', text.date);
      return;
    }
    case 'enum':
      if (typeof value !== 'string' || !field.options.includes(value))
        fail('enum', text.oneOf(field.options));
      return;
    default:
      if (kind !== field.type) {
        return fail(
          'type',
          kind === 'date' || kind === 'number' || kind === 'boolean'
            ? text.quote
            : text.expected(text.kinds[field.type]),
        );
      }
      if (typeof value === 'string') checkString(value, field, fail);
      if (typeof value === 'number' && field.between) checkNumber(value, field.between, fail);
  }
}

function checkNumber(
  value: number,
  [least, most]: readonly [number, number],
  fail: (rule: string, message: string) => void,
): void {
  if (!Number.isInteger(value) || value < least || value > most)
    fail('number', text.wholeNumber(least, most));
}

function checkString(value: string, field: Field, fail: (rule: string, message: string) => void): void {
  if (field.max !== undefined && [...value].length > field.max) fail('length', text.tooLong(field.max));
  if (value.trim() === '') return fail('empty', text.empty);
  const problem = field.format && checkFormat(field.format, value);
  if (problem) fail('format', problem);
}
