import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { type Copy, copyFromMarkup, copyFromText } from '@/lib/provenance/copy';
import { markupOfHtml } from './hast-markup';

/** A copy as it was met, for the evidence. */
export interface FoundCopy {
  /** Address, file, or `-`. */
  from: string;
  /** When it was read, ISO 8601 in UTC. */
  at: string;
  /** Of the answer, when it was fetched. */
  status?: number;
  headers?: Record<string, string>;
  content: string;
  copy: Copy;
}

/** The copy cannot be read; the message says why. */
export class CopyError extends Error {}

const longest = 20 * 1024 * 1024;
const patienceMs = 20_000;

/** @param from http address, file, or `-` for standard input @throws CopyError */
export async function readCopy(from: string, headers: Record<string, string> = {}): Promise<FoundCopy> {
  const at = new Date().toISOString();
  try {
    if (/^https?:\/\//.test(from)) return { ...(await fetchCopy(from, headers)), from, at };
    const content = from === '-' ? await readAll(process.stdin) : readFileSync(from, 'utf8');
    return { from, at, content, copy: toCopy(content, from) };
  } catch (error) {
    throw new CopyError(`${from}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function fetchCopy(
  url: string,
  headers: Record<string, string>,
): Promise<Pick<FoundCopy, 'status' | 'headers' | 'content' | 'copy'>> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > longest) throw new Error('larger than 20 MB');
  const type = answer.headers.get('content-type') ?? '';
  const content = decode(bytes, type);
  const copy = /html|xml/.test(type) || looksLikeHtml(content) ? htmlCopy(content) : copyFromText(content);
  return { status: answer.status, headers: Object.fromEntries(answer.headers), content, copy };
}

/** Pages say their encoding in the header or near their beginning; older ones in Chinese are often in GBK. */
function decode(bytes: Buffer, type: string): string {
  const head = bytes.subarray(0, 2048).toString('latin1');
  const label =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function looksLikeHtml(content: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html|<\?xml|<!--)/i.test(content) ||
    /<(?:p|div|body|article|h1)[\s>]/i.test(content)
  );
}

function htmlCopy(content: string): Copy {
  return copyFromMarkup(markupOfHtml(content));
}

function toCopy(content: string, from: string): Copy {
  return /\.x?html?$/i.test(from) || looksLikeHtml(content) ? htmlCopy(content) : copyFromText(content);
}
