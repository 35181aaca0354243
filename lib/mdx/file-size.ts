/** Bytes for people: `980 B`, `12 KB`, `1.4 MB` (powers of 1024, as download lists show them). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${units[unit]}`;
}

/** What an attachment is called by: the extension in capitals, `PDF`; empty when it has none. */
export function fileType(src: string): string {
  return (/\.([a-z0-9]{1,8})(?:[?#].*)?$/i.exec(src)?.[1] ?? '').toUpperCase();
}

/** The last part of an address, decoded: what a file without a title is called. */
export function fileName(src: string): string {
  const name = src.replace(/[?#].*$/, '').replace(/^.*\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
