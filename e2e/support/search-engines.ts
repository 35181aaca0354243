import { Loopback, type Received, type Reply } from './loopback';

/** The receiving ends of IndexNow and of Baidu's push interface, with the rules that they document. */

function json(status: number, value: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

interface IndexNowBody {
  host?: unknown;
  key?: unknown;
  keyLocation?: unknown;
  urlList?: unknown;
}

/** https://www.indexnow.org/documentation: 200, 400 (format), 403 (key), 422 (foreign addresses), 429. */
export class IndexNow extends Loopback {
  readonly accepted: string[] = [];

  /** @param reach leads an address of the site to where it really answers */
  constructor(private readonly reach: (url: string) => string) {
    super((received) => this.submit(received));
  }

  private async submit({ method, path, headers, body }: Received): Promise<Reply> {
    if (method !== 'POST' || path !== '/indexnow') return { status: 404 };
    if (headers['content-type'] !== 'application/json; charset=utf-8') return { status: 400 };
    const { host, key, keyLocation, urlList }: IndexNowBody = JSON.parse(body);
    if (typeof key !== 'string' || !/^[\dA-Za-z-]{8,128}$/.test(key)) return { status: 400 };
    if (typeof keyLocation !== 'string' || new URL(keyLocation).host !== host) return { status: 422 };
    if (!Array.isArray(urlList) || urlList.length === 0 || urlList.length > 10_000) return { status: 400 };
    const urls = urlList.map(String);
    if (new Set(urls).size !== urls.length) return { status: 400 };
    if (urls.some((url) => new URL(url).host !== host || new URL(url).href !== url)) return { status: 422 };
    const file = await fetch(this.reach(keyLocation));
    if (!file.ok || (await file.text()).trim() !== key) return { status: 403 };
    this.accepted.push(...urls);
    return { status: 200 };
  }
}

/** 普通收录 API 提交 (https://ziyuan.baidu.com/linksubmit/): a quota a day, all or nothing beyond it. */
export class Baidu extends Loopback {
  readonly accepted: string[] = [];
  private left: number;

  constructor(
    private readonly site: string,
    private readonly token: string,
    private readonly perDay: number,
  ) {
    super((received) => this.push(received));
    this.left = perDay;
  }

  nextDay(): void {
    this.left = this.perDay;
  }

  private push({ method, path, query, headers, body }: Received): Reply {
    const fail = (error: number, message: string): Reply => json(error, { error, message });
    if (method !== 'POST' || path !== '/urls') return fail(404, 'not found');
    if (query.get('token') !== this.token) return fail(401, 'token is not valid');
    if (query.get('site') !== this.site) return fail(400, 'site error');
    if (headers['content-type'] !== 'text/plain') return fail(400, 'empty content');
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length === 0) return fail(400, 'empty content');
    if (lines.length > 2000) return fail(400, 'only 2000 urls are allowed once');
    const valid = lines.filter((line) => URL.canParse(line));
    const own = valid.filter((line) => new URL(line).origin === this.site);
    if (own.length > this.left) return fail(400, 'over quota');
    this.left -= own.length;
    this.accepted.push(...own);
    return json(200, {
      remain: this.left,
      success: own.length,
      not_same_site: valid.filter((line) => !own.includes(line)),
      not_valid: lines.filter((line) => !valid.includes(line)),
    });
  }
}
