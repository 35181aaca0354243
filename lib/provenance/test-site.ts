import path from 'node:path';
import type { TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { beginLog } from './signing/change-keys';
import { createSigner, type Signer } from './signing/keys';
import { signChanges, slugsToSign } from './signing/sign-changes';
import { logFolder, type SiteLog } from './signing/site-log';

/** A site with a log of its own, for tests. */
export interface TestLog {
  log: SiteLog;
  signer: Signer;
}

export const everyComponent = 'every-component';

export async function beginTestLog(tree: TestTree): Promise<TestLog> {
  const signer = createSigner(path.join(tree.home, 'key.pem'));
  const now = Math.floor(tree.now() / 1000);
  const log = await beginLog(path.join(tree.root, logFolder), 'https://news.example', signer, now);
  return { log, signer };
}

export function signAll(newsroom: Newsroom, { log, signer }: TestLog): ReturnType<typeof signChanges> {
  return signChanges(newsroom, log, signer, slugsToSign(newsroom, log));
}

const news = `三年行动计划实施以来，全省三级检察院推行“三重三联”做法，从五百多个案例中脱颖而出，被评为最佳案例。

2022年春节以后，2.4万人次下沉基层参加防疫，其中党员占80%以上。检察院的年轻人轮流值守，没有一天间断。

## 重要载体联抓

南沙是广州市最年轻的检察院，建立了“五微一体”的工作机制，推出56项微创新，其中25项被评为市级以上。

- 培养品牌135个，另有首批评选出的12个；
- 基层党建与业务工作一起部署，一起检查。

潮安检察院共有党员63名，占干警总数的85%。五年来，检察院的办案数量占全市一半以上，获得荣誉11项。`;

const english = `The court gazette of the Tang dynasty was copied by hand and carried along the post roads to the provinces.

Nobody signed it, and nobody corrected it; readers in the provinces learned of appointments weeks after they were made.

## What the essay says

A single essay, written in the year 851, tells us that such bulletins were read by people who had never been at court.

Later readers called these bulletins the first newspaper, although nothing was printed and nothing was sold to readers.`;

const components = `<Lead>

导语把最要紧的事情说完，读者可以从这里决定要不要读下去。

</Lead>

<Callout type="tip" title="窍门一则">

给读者一个可以马上去做的办法，不必等到读完。

</Callout>

脚注写在文末[^a]，<Ruby rt="dǐ">邸</Ruby>报要注音，\`代码\`照写。

| 甲列 | 乙列 |
| --- | --- |
| 第一行 | 1,024 |

- 列表里的一条，照样算一块。

> 引用别人的话要一字不差，标点也不能动。

\`\`\`txt
一段代码，原样照录
\`\`\`

<Figure src="/media/a.png" alt="一块刻满字的木板" caption="木版与刻刀放在一起" credit="编辑部摄" />

<Timeline>

<Event date="1605年" title="第一份周报">

斯特拉斯堡的印刷所里印出了第一份周报。

</Event>

</Timeline>

<QA>

<Q who="记者">

组件里还能再用别的写法吗？

</Q>

<A who="编辑">

可以用列表、链接和强调，上下各空一行。

</A>

</QA>

<LiveUpdate time="2026-05-10 09:20" title="后到的消息">

后到的消息写在上面，不改动已经发出的那些。

</LiveUpdate>

<DataTable caption="电码一览" source="编辑部整理">

\`\`\`csv
字母,电码
N,划点
\`\`\`

</DataTable>

<Chart type="bar" title="字符数目" unit="个" source="标准文本">

\`\`\`csv
类别,字符数
一级汉字,3755
\`\`\`

</Chart>

<Attachment src="/media/form.txt" title="更正线索表" />

<Related slug="gazette" />

最后一段收束全文，说明以上组件都已经用过一遍。

[^a]: 脚注会自动编号，点一下可以回到正文。`;

/** Slug, front matter and body of articles about different things. */
export const testArticles: readonly [string, Record<string, unknown>, string][] = [
  [
    'best-case',
    {
      title: '基层党建创新“最佳案例”名不虚传',
      kicker: '重要载体联抓\n重大平台联建',
      source: '检察日报',
      author: ['张三', '李四'],
    },
    news,
  ],
  ['gazette', { title: 'The court gazette and its readers', lang: 'en' }, english],
  [everyComponent, { title: '正文里能用的全部组件' }, components],
];
