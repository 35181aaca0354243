import { ruleMessages as text } from '@/lib/site/messages-rules';
import { perSource } from './per-segment';
import type { TextRule } from './types';

/** Numbers of persons are not published whole. They are looked for in the file as written: data too. */

const card =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of GB 11643—1999 (ISO 7064 MOD 11-2). */
export function hasValidCheckDigit(number: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

export const identityCardRule: TextRule = {
  name: 'private/identity-card',
  severity: 'warning',
  style: false,
  find: perSource(function* ({ text: written }) {
    for (const { 0: number, index } of written.matchAll(card)) {
      if (hasValidCheckDigit(number)) yield { index, message: text.identityCard(`${number.slice(0, 6)}…`) };
    }
  }),
};

/** Eleven digits, written together or as 3-4-4; not a part of an address or of a longer number. */
const mobile = /(?<![\w./=%+-]|\+86)(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\w%]|[./-]\w)/g;

export const mobileRule: TextRule = {
  name: 'private/mobile',
  severity: 'warning',
  style: false,
  find: perSource(function* ({ text: written }) {
    for (const { 0: number, index } of written.matchAll(mobile)) {
      yield { index, message: text.mobile(`${number.slice(0, 3)}…`) };
    }
  }),
};
