import { syllablesOf } from './pinyin';

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

/** Splits letters into the fewest syllables, the last of which may only have begun; undefined when they are none. */
export function splitPinyin(letters: string): TypedPinyin | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const before = best[start];
      const syllable = letters.slice(start, end);
      if (!before || !syllables.has(syllable)) continue;
      const shorter = best[end];
      if (!shorter || before.length + 1 < shorter.length) best[end] = [...before, syllable];
    }
  }
  const whole = best[letters.length];
  if (whole) return { whole, begun: '' };
  for (let end = letters.length - 1; end >= 0; end -= 1) {
    const begun = letters.slice(end);
    const before = best[end];
    if (before && known.some((syllable) => syllable.startsWith(begun))) return { whole: before, begun };
  }
  return undefined;
}

const word = /(\p{Script=Han}+)|([a-z]+)|[\p{L}\p{N}]+/gu;

/**
 * How a folded query sounds: of Han characters and of letters that can be pinyin, word after word.
 * Typed syllables go on over spaces; between other words there is a gap (undefined).
 */
export function soundOf(folded: string): (string | undefined)[] {
  const heard: (string | undefined)[] = [];
  let typing = false;
  for (const [text, han, letters] of folded.matchAll(word)) {
    const typed = letters === undefined ? undefined : splitPinyin(letters);
    const isTyped = typed !== undefined && typed.begun === '' && typed.whole.length > 0;
    if (!(typing && isTyped)) heard.push(undefined);
    if (isTyped) heard.push(...typed.whole);
    else if (han) heard.push(...syllablesOf(text));
    typing = isTyped;
  }
  return heard;
}
