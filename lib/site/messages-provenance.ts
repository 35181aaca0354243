import type { RecordTrust } from '@/lib/provenance/trust';
import type { BlockChange, Verdict } from '@/lib/provenance/verdict';

/** What verification says. It says how a copy relates to what was signed, never who changed it or why. */
export const provenanceMessages = {
  verdicts: {
    identical: '与签名原文一致',
    normalised: '与签名原文文字一致，只有空格、标点、全半角、大小写或简繁写法不同',
    altered: '与签名原文不一致',
    hijack: '与签名原文不一致：多处不同的文字被换成了同一个词语',
    'no-record': '未找到签名记录',
    superseded: '与签名原文的旧版一致，此后另有新版',
    corrected: '与签名原文的旧版一致，此后已有更正',
    withdrawn: '原文已经撤下',
  } satisfies Record<Verdict, string>,
  changes: {
    same: '一致',
    spelling: '写法不同',
    changed: '有改动',
    removed: '缺少',
    added: '多出',
    moved: '位置不同',
    omitted: '未包含',
  } satisfies Record<BlockChange, string>,
  signature: {
    good: '签名有效',
    bad: '签名无效',
    unknown: '签名所用的密钥不在公布的密钥之列',
    revoked: '签名所用的密钥已经吊销',
    expired: '签名不在密钥的有效期之内',
    unsupported: '无法核对签名',
  } satisfies Record<RecordTrust['signature'], string>,
  inclusion: {
    good: '已列入公开日志',
    bad: '不能证明已列入公开日志',
    unsupported: '无法核对公开日志',
  } satisfies Record<RecordTrust['inclusion'], string>,
  textDiffers: '网站提供的原文与签名记录不符，以下比较不能作为依据',
  article: (url: string, version: number) => `原文：${url}，第 ${version} 版`,
  signedAt: (at: string) => `签署：${at}`,
  excerpt: '所查文字是原文的一部分。',
  blocks: (found: number, total: number) => `最后一版的 ${total} 段中，有 ${found} 段见于所查文字。`,
  hijack: (phrase: string, count: number, originals: string) =>
    `“${phrase}”出现 ${count} 次，原文分别是：${originals}`,
  substitutions: '替换：',
  substitution: (original: string, copy: string, count: number) => `“${original}” → “${copy}”，${count} 处`,
  removedPiece: (text: string) => `[-${text}-]`,
  addedPiece: (text: string) => `[+${text}+]`,
  more: (count: number) => `……另有 ${count} 处`,
  surroundings: (count: number) => `文章前后另有 ${count} 行，不在签名原文之内，未作比较。`,
  audit: {
    consistent: (from: number, to: number) => `日志一致：从第 ${from} 条到第 ${to} 条，只有增加，没有改动。`,
    first: (size: number) => `首次查看：日志共 ${size} 条，已记下，供下次比较。`,
    entries: (count: number) => `核对了 ${count} 条内容。`,
    failed: '日志不一致',
  },
  watch: {
    same: (name: string) => `${name}：与签名原文一致`,
    differs: (name: string, verdict: string) => `${name}：${verdict}`,
    failed: (name: string, reason: string) => `${name}：打不开（${reason}）`,
    unsigned: '没有签名记录',
    visitors: {
      browser: '浏览器',
      phone: '手机',
      spider: '搜索引擎的抓取程序',
      referral: '从搜索结果点入',
    },
    summary: (pages: number, wrong: number) => `查看 ${pages} 篇，${wrong} 处与签名原文不一致。`,
  },
} as const;
