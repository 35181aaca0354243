import type { Field, Fields, Format } from '@/lib/content/model';
import { Bare, type PlainValue, type YamlRecord, type YamlValue } from './yaml-value';

/** How a field of the content model is filled in. */
export type Control =
  | { kind: 'text'; required: boolean; max?: number; format?: Format; lines: boolean }
  | { kind: 'choice'; required: boolean; options: readonly string[] }
  | { kind: 'flag'; required: boolean }
  | { kind: 'number'; required: boolean; between?: readonly [number, number] }
  | { kind: 'time'; required: boolean }
  /** `single`: one entry may stand without brackets. */
  | { kind: 'list'; required: boolean; of: Control; max?: number; single: boolean }
  /** `short`: the member that may stand for the whole. */
  | { kind: 'group'; required: boolean; members: readonly NamedControl[]; short?: string };

export interface NamedControl {
  name: string;
  control: Control;
}

/** Texts this long get several lines. */
const longText = 200;

export function controlsOf(fields: Fields): NamedControl[] {
  return Object.entries(fields).map(([name, field]) => ({ name, control: controlOf(field) }));
}

function controlOf(field: Field): Control {
  const required = field.required === true;
  const { max, format } = field;
  switch (field.type) {
    case 'string':
      return { kind: 'text', required, max, format, lines: max !== undefined && max >= longText };
    case 'enum':
      return { kind: 'choice', required, options: field.options };
    case 'boolean':
      return { kind: 'flag', required };
    case 'number':
      return { kind: 'number', required, between: field.between };
    case 'date':
      return { kind: 'time', required };
    case 'list':
      return { kind: 'list', required, of: controlOf(field.of), max, single: false };
    case 'nested':
      return { kind: 'group', required, members: controlsOf(field.fields) };
    case 'union':
      return unionOf(field.of, required);
    case 'map':
      // Free keys have no place in a form.
      return { kind: 'group', required, members: [] };
  }
}

/** Of several forms the richest is filled in; a text stands for its first required member, or its only entry. */
function unionOf(forms: readonly Field[], required: boolean): Control {
  const controls = forms.map(controlOf);
  const rich = controls.find(({ kind }) => kind === 'group' || kind === 'list') ?? controls[0];
  if (!rich) throw new Error('a union of no forms');
  if (rich.kind === 'list') return { ...rich, required, single: true };
  if (rich.kind !== 'group') return { ...rich, required };
  const short = rich.members.find(({ control }) => control.required)?.name;
  return { ...rich, required, short };
}

/** Whether a value, as it is written, has a form that the control can show. */
export function fits(control: Control, value: PlainValue | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (control.kind === 'list') {
    if (typeof value === 'string') return control.single;
    return Array.isArray(value) && value.every((entry) => fits(control.of, entry));
  }
  if (control.kind !== 'group') return typeof value === 'string';
  if (typeof value === 'string') return control.short !== undefined;
  if (Array.isArray(value)) return false;
  return Object.entries(value).every(([name, member]) => {
    const found = control.members.find((candidate) => candidate.name === name);
    return found !== undefined && fits(found.control, member);
  });
}

/** The value in the richest form that the control has: a group as a map, a list as a list. */
export function spread(control: Control, value: PlainValue | undefined): PlainValue | undefined {
  if (value === undefined) return undefined;
  if (control.kind === 'list' && typeof value === 'string') return value === '' ? [] : [value];
  if (control.kind === 'group' && typeof value === 'string') {
    return value === '' || control.short === undefined ? {} : { [control.short]: value };
  }
  return value;
}

/**
 * What is written for a filled control, in its shortest form. Undefined for a group, a list or a flag with nothing in it
 * (its key goes), null for everything else that is empty (its key stays).
 */
export function toYaml(control: Control, value: PlainValue | undefined): YamlValue | undefined {
  if (control.kind === 'list') return listToYaml(control, value);
  if (control.kind === 'group') return groupToYaml(control, value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (control.kind === 'flag') return value === 'true' ? new Bare('true') : undefined;
  return control.kind === 'time' || control.kind === 'number' ? new Bare(value.trim()) : value;
}

function listToYaml(
  control: Extract<Control, { kind: 'list' }>,
  value: PlainValue | undefined,
): YamlValue | undefined {
  const entries = Array.isArray(value) ? value : [];
  const written = entries.flatMap((entry) => toYaml(control.of, entry) ?? []);
  if (written.length === 0) return undefined;
  const [only] = written;
  return control.single && written.length === 1 && typeof only === 'string' ? only : written;
}

function groupToYaml(
  control: Extract<Control, { kind: 'group' }>,
  value: PlainValue | undefined,
): YamlValue | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const written = control.members.flatMap(({ name, control: member }): [string, YamlValue][] => {
    const text = toYaml(member, value[name]);
    return text === undefined || text === null ? [] : [[name, text]];
  });
  const [first] = written;
  if (!first) return undefined;
  if (written.length === 1 && first[0] === control.short) return first[1];
  const record: YamlRecord = Object.fromEntries(written);
  return record;
}
