import { calendarRule } from './calendar';
import { invisibleRule, mixedScriptRule } from './characters';
import { hijackOwnerRule, hijackTitleRule } from './hijack-names';
import { hijackPhraseRule } from './hijack-phrase';
import { hijackWordsRule } from './hijack-words';
import { pairsRule } from './pairs';
import { identityCardRule, mobileRule } from './privacy';
import { reprintRule } from './reprint';
import { templateRule } from './template';
import type { TextRule } from './types';
import { dashRule, ellipsisRule, fullWidthRule, halfWidthRule, spacedMarkRule } from './typography';

/** Every rule over the text of one document. */
export const textRules: readonly TextRule[] = [
  halfWidthRule,
  fullWidthRule,
  spacedMarkRule,
  ellipsisRule,
  dashRule,
  pairsRule,
  calendarRule,
  invisibleRule,
  mixedScriptRule,
  identityCardRule,
  mobileRule,
  reprintRule,
  templateRule,
  hijackPhraseRule,
  hijackWordsRule,
  hijackTitleRule,
  hijackOwnerRule,
];
