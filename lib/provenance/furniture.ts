import { type Block, type CanonicalFields, type CanonicalText, hasWords } from './canonical';
import { looseText } from './normalise';

/**
 * Words that pages, feeds and reader modes put beside the text of an article without changing it: labels, dates, the
 * values of its fields, its own words once more (a table of contents). canon-v1 §9 lists them. Runs in a browser.
 */

const labels = [
  '时间 发布时间 日期 更新 更新时间 来源 新闻来源 作者 责任编辑 编辑 文章信息 字号 正文字号 标准 大 中 小 特大 提示 说明 注意 窍门 资料 注释',
  '目录 下载视频 下载音频 问 答 附件 相关阅读 单位 查看数据 暂无数据 图表没有可用的数据 已完成 未完成 更正 其他语言版本 打印 分享 朗读 复制链接',
  '本文已归档内容反映的是发布时的情况 本文部分内容由人工智能辅助生成 本文由人工智能生成 返回正文 图',
  'published updated source by editor aboutthisarticle textsize normal large largest pleasenote note tip warning facts notes contents',
  'downloadthevideo downloadtherecording q a attachment related nodata showthedata corrections otherlanguages print share listen copylink',
  'thisarticleisarchiveditdescribesthingsastheywerewhenitwaspublished partsofthisarticleweregeneratedwiththehelpofartificialintelligence thisarticlewasgeneratedbyartificialintelligence',
]
  .join(' ')
  .split(' ')
  .map((label) => looseText(label).text);

/** Patterns of the loose form, their Han as people write it; each is bounded, and none spans two values. */
const writtenPatterns = [
  /共\d{1,3}节约\d{1,3}分钟读完/y,
  /\d{1,3}sections\d{1,3}minread/y,
  /本文(?:发布于|最后更新于)\d{1,3}年前请注意其中的情况可能已有变化/y,
  /thisarticlewas(?:published|lastupdated)(?:ayear|\d{1,3}years)agothingsmayhavechangedsince/y,
  /返回正文第\d{1,3}处注释(?:第\d{1,2}次引用)?/y,
  /backtoreference\d{1,3}(?:\d{1,2})?/y,
  /[a-z0-9]{1,5}\d{1,4}(?:\.\d)?[kmg]?b/y,
  /(?:表格|图表|table|chart)\d{1,3}/y,
];

/** The loose form takes one character for several (布, 佈). */
const patterns = writtenPatterns.map(
  ({ source, flags }) =>
    new RegExp(
      source.replace(/[\u4e00-\u9fff]+/g, (han) => looseText(han).text),
      flags,
    ),
);

/** Beside the data of a chart: what share of the whole each is. */
const shares = /\d{1,3}(?:\.\d{1,2})?%/y;

/** What may be said beside one article. */
export class Furniture {
  private readonly tokens: string[];
  private readonly patterns: readonly RegExp[];

  constructor({ fields, blocks }: CanonicalText) {
    const words = [
      ...valuesOf(fields),
      ...blocks.filter(hasWords).map(({ text }) => text),
      ...asidesOf(blocks),
    ];
    this.patterns = blocks.some(({ type }) => type === 'datum') ? [...patterns, shares] : patterns;
    const loose = words.map((text) => looseText(text).text).filter((text) => text !== '');
    this.tokens = [...new Set([...labels, ...loose])].sort((a, b) => b.length - a.length);
  }

  /** Whether a text in loose form is nothing but such words. */
  explains(text: string): boolean {
    if (text.length > 4000) return false;
    const reached = new Uint8Array(text.length + 1);
    reached[0] = 1;
    for (let at = 0; at < text.length; at += 1) {
      if (reached[at] === 0) continue;
      for (const token of this.tokens) if (text.startsWith(token, at)) reached[at + token.length] = 1;
      for (const pattern of this.patterns) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found) reached[at + found[0].length] = 1;
      }
    }
    return reached[text.length] === 1;
  }
}

function asidesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ asides = [] }) => asides.map(({ text }) => text));
}

function valuesOf(fields: CanonicalFields): string[] {
  const { site, url, date, updated, source, authors = [], editor, original, corrections = [] } = fields;
  const named = [site, url, source, ...authors, editor, original?.title, original?.author, original?.url];
  const dates = [date, updated, ...corrections.map((note) => note.date)].flatMap(dateForms);
  return [...named.filter((value) => value !== undefined), ...dates, ...corrections.map(({ text }) => text)];
}

/** `2026-05-01T08:00:00+08:00` as pages and feeds write it. */
function dateForms(iso: string | undefined): string[] {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?/.exec(iso ?? '') ?? [];
  if (year === '') return [];
  const written = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
  const inWords = written.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const days = [
    `${year}-${month}-${day}`,
    `${year}年${Number(month)}月${Number(day)}日`,
    `${year}年${month}月${day}日`,
    `${year}/${Number(month)}/${Number(day)}`,
    inWords,
  ];
  return hour === '' ? days : [...days, `${hour}:${minute}`, `${hour}:${minute}:${second}`, iso ?? ''];
}
