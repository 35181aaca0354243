import type { CheckedDocument, Hit, Segment } from './types';

/** A search in one text made a search in all that readers read. */
export function perSegment(find: (segment: Segment) => Iterable<Omit<Hit, 'segment'>>) {
  return function* ({ segments }: CheckedDocument): Iterable<Hit> {
    for (const segment of segments) for (const hit of find(segment)) yield { ...hit, segment };
  };
}

/** The same in the file as written. */
export function perSource(find: (segment: Segment) => Iterable<Omit<Hit, 'segment'>>) {
  return function* ({ sources }: CheckedDocument): Iterable<Hit> {
    for (const segment of sources) for (const hit of find(segment)) yield { ...hit, segment };
  };
}
