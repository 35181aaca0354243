import { problemOf } from '@/lib/announce/call';
import type { PurgeSettings } from '@/lib/site/env';

/** A whole call, in milliseconds. */
const callMs = 5000;

/**
 * A template with the tags in it: `{tags}` with blanks between them, `{tags:comma}` with commas, `{tags:json}` as a list.
 * Names of tags need no escaping in addresses, headers or JSON.
 */
export function fill(template: string, tags: readonly string[]): string {
  return template
    .replaceAll('{tags}', tags.join(' '))
    .replaceAll('{tags:comma}', tags.join(','))
    .replaceAll('{tags:json}', JSON.stringify(tags));
}

/** Tells one cache to forget what was made from the tags. @returns what went wrong, in a word; undefined when it did as told */
export async function purge(
  url: string,
  { method, headers, body }: PurgeSettings,
  tags: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(fill(url, tags).replaceAll(' ', '%20'), {
      method,
      redirect: 'manual',
      headers: {
        'User-Agent': 'Kaiyuan',
        ...Object.fromEntries(headers.map(([name, value]) => [name, fill(value, tags)])),
      },
      body: body === undefined ? undefined : fill(body, tags),
      signal: AbortSignal.any([signal, AbortSignal.timeout(callMs)]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return problemOf(error);
  }
}
