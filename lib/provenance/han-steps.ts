/**
 * Han characters in the order of their numbers, written as the steps from each to the next: an octet apiece on
 * the way to a browser instead of three. A sign is a step of 1 to 80, `~` adds 80 to the next.
 */
const [firstSign, wide] = ['('.charCodeAt(0), 80];
const before = 0x4dff;

/** @param characters of the block that begins at U+4E00, rising */
export function writeSteps(characters: string): string {
  let at = before;
  let steps = '';
  for (const character of characters) {
    const step = character.charCodeAt(0) - at;
    const whole = Math.floor((step - 1) / wide);
    steps += '~'.repeat(whole) + String.fromCharCode(firstSign + step - 1 - whole * wide);
    at += step;
  }
  return steps;
}

export function readSteps(steps: string): string[] {
  let at = before;
  const characters: string[] = [];
  for (const sign of steps) {
    if (sign === '~') at += wide;
    else {
      at += sign.charCodeAt(0) - firstSign + 1;
      characters.push(String.fromCharCode(at));
    }
  }
  return characters;
}
