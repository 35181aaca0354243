const counted = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** Length of a text as editors give it: each Han character counts, and each word or number of other writing. */
export function countWords(text: string): number {
  return text.match(counted)?.length ?? 0;
}
