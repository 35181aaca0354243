import type { Section } from '@/lib/content/types';

/** How long a column may go without a new article, in days, and which column is of which kind. */
export interface ColumnLimit {
  kind: 'news' | 'notices' | 'fixed' | 'other';
  /** Undefined: nothing new is expected there. */
  days: number | undefined;
}

/** A front page without a new article for longer than this fails (census of 2015, confirmed for 2019). */
export const frontDays = 14;

/** So many columns at once fail the site (census of 2015: news and notices together, all that are stale, empty ones). */
export const columnVetoes = { news: 5, stale: 10, empty: 5 } as const;

/**
 * By `columnType`, else by name, as the meta tag has it; the first that fits. Two weeks for 动态、要闻类 and six months for
 * 通知公告、政策文件类 are the official limits; what is written once (names from the list of column types in 国办发〔2017〕47号)
 * has none; a year for all others is ours, because the official tables only say 应更新但长期未更新.
 */
const limits: readonly (ColumnLimit & { pattern: RegExp })[] = [
  { kind: 'news', days: 14, pattern: /动态|要闻|新闻|快讯/ },
  { kind: 'notices', days: 184, pattern: /通知|公告|公示|政策文件/ },
  {
    kind: 'fixed',
    days: undefined,
    pattern: /概况|机构职能|负责人信息|信息公开指南|依法申请公开|办事指南|办事服务/,
  },
  { kind: 'other', days: 366, pattern: /(?:)/ },
];

export function columnLimit({ columnType, name }: Pick<Section, 'columnType' | 'name'>): ColumnLimit {
  const type = columnType?.trim() || name;
  return limits.find(({ pattern }) => pattern.test(type)) ?? { kind: 'other', days: undefined };
}
