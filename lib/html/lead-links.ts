import { Parser } from 'htmlparser2';
import { leavePath } from '@/lib/leave/outbound';

/** Addresses of the site in a finished page, led elsewhere: for pages that the desk shows in the place of public ones. */
export interface Leading {
  /** SITE_URL: absolute addresses of the site are led like relative ones. */
  origin: string;
  /**
   * Where a page of the site is shown instead; undefined leaves the link as it is.
   * @param path percent-encoded, without query
   */
  page?: (path: string) => string | undefined;
  /** Said after links of this site that are left as they are, when pages are led. */
  note?: string;
  /** Where files beside articles are had, public or not: stands in front of `/media/articles/…`. */
  media: string;
}

/** Attributes that name one address, or several with sizes. */
const linking = new Set(['href', 'action']);
const showing = new Set(['src', 'srcset', 'poster', 'imagesrcset']);

/** Files are the same at every moment, and the desk is no page of the site. */
const timeless = /^\/(?:media|desk)(?:\/|$)/;

const besideArticle = /(^|[\s,])(?=\/media\/articles\/)/g;

interface Edit {
  from: number;
  to: number;
  text: string;
}

function ownPath(address: string, origin: string): string | undefined {
  const rest = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  return /^\/(?![/\\])/.test(rest) ? rest : undefined;
}

/** Behind the notice before other sites stands the site itself: who looks here needs no notice. */
function behindNotice(path: string): string | undefined {
  if (!path.startsWith(`${leavePath}?`)) return undefined;
  const to = new URLSearchParams(path.slice(leavePath.length + 1)).get('to');
  return to?.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

interface Led {
  address: string;
  /** It stays on the public site although it stands among pages that are led. */
  stays: boolean;
}

function lead(address: string, { origin, page, media }: Leading): Led {
  const path = ownPath(address, origin);
  if (path?.startsWith('/media/articles/')) return { address: media + path, stays: false };
  if (path === undefined || timeless.test(path)) return { address, stays: false };
  const outside = behindNotice(path);
  if (outside !== undefined) return { address: outside, stays: false };
  const end = /[?#]|$/.exec(path)?.index ?? path.length;
  const led = page?.(path.slice(0, end));
  if (led !== undefined) return { address: led + path.slice(end), stays: false };
  return { address, stays: page !== undefined };
}

/** @param html a whole document; scripts in it are not looked at */
export function leadLinks(html: string, leading: Leading): string {
  const edits: Edit[] = [];
  let noted = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'meta' || name === 'script') return;
        const { startIndex: from, endIndex } = parser;
        const raw = html.slice(from, endIndex + 1);
        const text = raw.replace(
          /(\s)([\w:-]+)="([^"]*)"/g,
          (whole, space: string, attribute: string, value: string) => {
            const set = (given: string): string => `${space}${attribute}="${given}"`;
            const lower = attribute.toLowerCase();
            // What the head names is no link that a reader follows; pictures are fetched from there before they are met.
            if (showing.has(lower) || (name === 'link' && lower === 'href'))
              return set(value.replace(besideArticle, `$1${leading.media}`));
            if (name === 'link' || !linking.has(lower)) return whole;
            const { address, stays } = lead(value, leading);
            if (name === 'a') noted = stays;
            return address === value ? whole : set(address);
          },
        );
        if (text !== raw) edits.push({ from, to: endIndex + 1, text });
      },
      onclosetag(name) {
        if (name !== 'a' || !noted) return;
        noted = false;
        const { startIndex: at } = parser;
        edits.push({ from: at, to: at, text: leading.note ?? '' });
      },
    },
    { decodeEntities: false, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return apply(html, edits);
}

function apply(html: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text } of edits) {
    result += html.slice(at, from) + text;
    at = to;
  }
  return result + html.slice(at);
}
