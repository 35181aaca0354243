/** File types by their first bytes, for what comes from elsewhere: names and headers may say anything. */
const signatures: readonly [extension: string, hexadecimal: RegExp][] = [
  ['jpg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['avif', /^.{8}66747970617669(?:66|73)/],
  ['mp3', /^(?:494433|fff[23ab])/],
  ['m4a', /^.{8}667479704d3441/],
  ['mp4', /^.{8}66747970/],
  ['webm', /^1a45dfa3/],
  ['ogg', /^4f676753/],
  ['pdf', /^255044462d/],
];

/** The extension that fits the bytes of a picture, recording or PDF; undefined for everything else. */
export function sniff(bytes: Buffer): string | undefined {
  const head = bytes.toString('hex', 0, 16);
  return signatures.find(([, pattern]) => pattern.test(head))?.[0];
}

/** What may be taken from beside a local source by its name alone; pictures and recordings must also be what they say. */
const documents = new Set([
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'csv',
  'txt',
  'zip',
  'rar',
  'wps',
  'ofd',
  'vtt',
]);

/** The extension to store a file under, or undefined when it is not to be taken. */
export function acceptedType(name: string, bytes: Buffer): string | undefined {
  const found = sniff(bytes);
  if (found !== undefined) return found;
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return documents.has(extension) ? extension : undefined;
}
