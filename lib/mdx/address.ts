/** Addresses as they stand in bodies: what they point at, and what they become on the page and in feeds. */

const schemePattern = /^[a-z][a-z0-9+.-]*:/i;
/** Addresses that run code or smuggle documents in (the list of the contract: refused, never rendered). */
const dangerousScheme = /^(?:javascript|vbscript|data):/;
/** Pages of other systems end like this; a relative link to one is not a file of ours. */
const pageExtension = /\.(?:mdx?|s?html?|php|aspx?|jsp)$/i;

/** Drops what browsers ignore inside a scheme: controls and blanks (URL Standard, "basic URL parser"). */
function normaliseScheme(href: string): string {
  return (
    href
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are ignored by browsers.
      .replace(/[\u0000-\u0020\u007f-\u009f]+/g, '')
      .toLowerCase()
  );
}

/** True for `javascript:`, `vbscript:` and `data:`, however it is disguised by blanks or capitals. */
export function isDangerousAddress(href: string): boolean {
  return dangerousScheme.test(normaliseScheme(href));
}

/** True for an address with a scheme or a host (`https:`, `mailto:`, `//host`). */
export function isAbsoluteAddress(href: string): boolean {
  return schemePattern.test(href) || href.startsWith('//');
}

/** True for a web address that leaves the site it is written on. */
export function isExternalAddress(href: string): boolean {
  return /^(?:https?:)?\/\//i.test(href);
}

/**
 * Resolves a media address of a body: `photo.jpg` → `mediaBase + photo.jpg`; absolute paths and foreign addresses stay.
 * The answer is as a browser asks for it (percent-encoded). Dots cannot climb out of the host.
 */
export function resolveMedia(src: string, mediaBase: string): string {
  const trimmed = src.trim();
  if (trimmed === '' || isAbsoluteAddress(trimmed)) return trimmed;
  try {
    const url = new URL(trimmed, new URL(mediaBase, 'http://media.invalid/'));
    return url.pathname + url.search + url.hash;
  } catch {
    return trimmed;
  }
}

/** A relative link to a file (`report.pdf`) means the file beside the article; every other link stays as written. */
export function resolveLink(href: string, mediaBase: string): string {
  if (href === '' || /^[/#?]/.test(href) || isAbsoluteAddress(href)) return href;
  return isMediaLink(href) ? resolveMedia(href, mediaBase) : href;
}

/** True when a link target of a body names a file of the content tree and not a page. */
export function isMediaLink(href: string): boolean {
  const path = href.replace(/[?#].*$/, '');
  if (isAbsoluteAddress(path)) return false;
  if (path.startsWith('/')) return path.startsWith('/media/');
  return /\.[a-z0-9]{2,5}$/i.test(path) && !pageExtension.test(path);
}

/** Makes an address absolute for feeds; `pageUrl` is what `#note` is relative to. Undefined when it cannot be one. */
export function absoluteAddress(href: string, origin: string, pageUrl?: string): string | undefined {
  if (href.startsWith('#') && pageUrl === undefined) return undefined;
  try {
    const url = new URL(href, pageUrl ?? origin);
    return /^(?:https?|mailto|tel|xmpp):$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
