import { XMLParser } from 'fast-xml-parser';
import { SourceError } from './types';

/** Looks into the XML of WordPress' exports; what is missing is empty. */

const listed = new Set(['item', 'category', 'wp:postmeta', 'wp:author']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => listed.has(name),
});

export type Node = Record<string, unknown>;

/** @throws {SourceError} when it is not well-formed */
export function parseExport(xml: string): Node {
  try {
    return asNode(parser.parse(xml));
  } catch (error) {
    throw new SourceError(error instanceof Error ? error.message : String(error));
  }
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function childOf(node: Node, name: string): Node {
  return asNode(node[name]);
}

export function listOf(node: Node, name: string): Node[] {
  const value = node[name];
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? { '#text': one } : asNode(one)))
    : [];
}

export function textOf(node: Node | undefined, name: string): string {
  const value = node?.[name];
  return typeof value === 'string' ? value : ownText(asNode(value));
}

export function ownText(node: Node): string {
  const text = node['#text'];
  return typeof text === 'string' ? text : '';
}
