import { encode } from 'uqr';

export interface QrCode {
  /** Modules on a side, with the quiet zone of four that the standard asks for (ISO/IEC 18004, 5.3.8). */
  size: number;
  /**
   * Dark modules as the path of a stroke of width 1: a run of neighbours is one line, in the middle of its row, which
   * is at the row's whole number. Steps within a row are relative: they repeat, and so weigh little when compressed.
   */
  path: string;
}

const quietZone = 4;

/** A text as a QR code that survives print and small screens (level M: 15 % may be lost). */
export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.map((row, y) => rowPath(row, y)).join('');
  return { size, path };
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  let at = 0;
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += path === '' ? `M${start} ${y}` : `m${start - at} 0`;
    at = x + 1;
    path += `h${at - start}`;
  }
  return path;
}
