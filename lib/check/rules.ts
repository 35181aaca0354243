import { calendarRule } from './calendar';
import { invisibleRule, mixedScriptRule } from './characters';
import { hijackOwnerRule, hijackTitleRule } from './hijack-names';
import { hijackPhraseRule } from './hijack-phrase';
import { hijackWordsRule } from './hijack-words';
import { pairsRule } from './pairs';
import { identityCardRule, mobileRule } from './privacy';
import { reprintRule } from './reprint';
import type { TextRule } from './types';
import { dashRule, ellipsisRule, halfWidthRule } from './typography';

/** Every rule over the text of one document. */
export const textRules: readonly TextRule[] = [
  halfWidthRule,
  ellipsisRule,
  dashRule,
  pairsRule,
  calendarRule,
  invisibleRule,
  mixedScriptRule,
  identityCardRule,
  mobileRule,
  reprintRule,
  hijackPhraseRule,
  hijackWordsRule,
  hijackTitleRule,
  hijackOwnerRule,
];
