/** What editors read of the text of articles: `npm run check`, rules of lib/check. */
export const ruleMessages = {
  halfWidth: (mark: string, right: string) => `汉字之间用了半角“${mark}”；请改成“${right}”`,
  ellipsis: (mark: string) => `省略号写成了“${mark}”；请改成“……”`,
  dash: (mark: string) => `破折号写成了“${mark}”；请改成“——”`,
  fullWidth: (found: string, right: string) => `“${found}”是全角；请改成半角“${right}”`,
  spacedMark: '全角标点旁边有空格；请删去',
  template: '模板里的提示文字还在；请换成正文，或删去',
  unclosed: (mark: string, other: string) => `“${mark}”没有配对的“${other}”；请补上，或删去`,
  unopened: (mark: string, other: string) => `“${mark}”前面没有配对的“${other}”；请补上，或删去`,
  noSuchDay: (day: string) => `没有${day}这一天；请核对日期`,
  weekday: (day: string, right: string, written: string) =>
    `${day}是星期${right}，不是星期${written}；请核对日期和星期`,
  invisible: (code: string) => `这里有看不见的字符 ${code}，多半是粘贴带来的；请删去`,
  mixedScript: (word: string, letter: string) =>
    `“${word}”里的“${letter}”不是拉丁字母，只是看起来像；请重新输入这个词`,
  identityCard: (beginning: string) => `疑似完整的身份证号码（${beginning}）；请删去或遮去中间各位`,
  mobile: (beginning: string) => `疑似个人手机号码（${beginning}）；请确认可以公开，否则删去`,
  reprintFields: (keys: readonly string[]) => `转载稿缺少 ${keys.join('、')}；请补上`,
  reprintUnmarked: '正文说是转载，稿件信息里没有 original；请填写原题、原作者和原网址',
  hijackPhrase: (phrase: string, count: number, percent: number, neighbours: number) =>
    `“${phrase}”出现 ${count} 次，占全文 ${percent}%，相接的字有 ${neighbours} 种，像是整批替换了别的词；请与原稿核对`,
  betting: (word: string, count: number) =>
    `博彩推广用语“${word}”出现 ${count} 次；请核对稿件是否被篡改，不该有就删去`,
  foreignTitle: (name: string) => `标题末尾的“${name}”不是本站名称；请核对来源，只保留标题`,
  foreignOwner: (name: string) => `这里的权利人“${name}”不是 site.yaml 里的主办单位；请核对，或注明是转载`,
  wrongWord: (word: string, right: string) => `“${word}”应当写作“${right}”（house/words.yaml）`,
  forbiddenWord: (word: string) => `不使用“${word}”（house/words.yaml）；请改换说法`,
  fullForm: (short: string, full: string) => `第一次提到“${short}”应当用全称“${full}”（house/words.yaml）`,
  unknownRule: (rule: string) => `没有规则“${rule}”，或它的程度不能改；请对照 check.md 里的规则名`,
  unusedSuppression: (file: string, rule: string) => `${file} 里已经没有 ${rule} 的问题；请删去这一条`,
  sameWord: '两边写的是同一个词；请改正，或删去这一行',
  duplicateTitle: (other: string) => `标题与 ${other} 相同；请改得能区分，或删去其中一篇`,
} as const;
