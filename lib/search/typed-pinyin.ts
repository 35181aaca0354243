import { type Sound, syllablesOf } from './pinyin';

/** Pinyin as readers type it: letters in a row, without tones. */

// Toneless syllables that Han characters of the basic block have, ü written v; taken from pinyin-pro.
const known = (
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ' +
  'ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci ' +
  'cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du ' +
  'duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong ' +
  'gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang ' +
  'hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken ' +
  'keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie ' +
  'lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ' +
  'ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan ' +
  'nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao ' +
  'qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai ' +
  'san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang ' +
  'shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong ' +
  'tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu ' +
  'xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng ' +
  'zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi ' +
  'zong zou zu zuan zui zun zuo'
).split(' ');
const syllables = new Set(known);
const longest = Math.max(...known.map(({ length }) => length));

export interface TypedPinyin {
  whole: string[];
  /** Letters after the last whole syllable that begin another. */
  begun: string;
}

const mostSplits = 6;

/**
 * How letters can be syllables, the fewest first; the last one may only have begun. None when they are no pinyin.
 * Many words can be split in two ways: zhangai is zhang ai and zhan gai.
 */
export function splitPinyin(letters: string): TypedPinyin[] {
  const splits: string[][][] = [[[]]];
  for (let end = 1; end <= letters.length; end += 1) {
    const here: string[][] = [];
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const syllable = letters.slice(start, end);
      if (syllables.has(syllable)) here.push(...(splits[start] ?? []).map((before) => [...before, syllable]));
    }
    splits[end] = here.sort((a, b) => a.length - b.length).slice(0, mostSplits);
  }
  const whole = splits[letters.length] ?? [];
  if (letters !== '' && whole.length > 0) return whole.map((split) => ({ whole: split, begun: '' }));
  for (let end = letters.length - 1; end >= 0; end -= 1) {
    const begun = letters.slice(end);
    const before = splits[end] ?? [];
    if (before.length > 0 && known.some((syllable) => syllable.startsWith(begun)))
      return before.map((split) => ({ whole: split, begun }));
  }
  return [];
}

/** Of the ways to split letters, the one that is heard most; of equals the first. */
export type Hearing = (syllables: readonly string[]) => number;

/** The syllables that the letters most probably are; undefined when they are not all pinyin. */
export function heardAs(letters: string, hearing: Hearing): string[] | undefined {
  const splits = splitPinyin(letters).filter(({ begun }) => begun === '');
  let best: string[] | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const { whole } of splits) {
    const share = hearing(whole);
    if (share > most) [best, most] = [whole, share];
  }
  return best;
}

const word = /(\p{Script=Han}+)|([a-z]+)|[\p{L}\p{N}]+/gu;

/**
 * How a folded query sounds: of Han characters and of letters that can be pinyin, word after word.
 * Typed syllables go on over spaces; between other words there is a gap (undefined).
 */
export function soundOf(folded: string, hearing: Hearing): { syllables: Sound[]; typed: boolean } {
  const syllables: Sound[] = [];
  let goesOn = false;
  let typed = false;
  for (const [text, han, letters] of folded.matchAll(word)) {
    const pinyin = letters === undefined ? undefined : heardAs(letters, hearing);
    if (!(goesOn && pinyin)) syllables.push(undefined);
    if (pinyin) syllables.push(...pinyin);
    else if (han) syllables.push(...syllablesOf(text));
    goesOn = pinyin !== undefined;
    typed ||= goesOn;
  }
  return { syllables, typed };
}
