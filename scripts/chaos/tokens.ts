import { createPreviewToken, newGrant } from '@/lib/preview/token';

/** Tokens of previews that must open nothing: forged, damaged, outdated, unsigned. */
export async function uselessTokens(slug: string, secret: string): Promise<string[]> {
  const valid = await createPreviewToken(newGrant(slug, 1, Date.now()), secret);
  const [head = '', claims = '', signature = ''] = valid.split('.');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = part({ alg: 'none' });
  const other = part({ sub: slug, aud: 'kaiyuan-preview', exp: 9_999_999_999 });
  // Not the last character: some of its bits mean nothing.
  const changed = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  return [
    `${head}.${claims}.${changed}`,
    `${head}.${other}.${signature}`,
    `${unsigned}.${claims}.`,
    `${unsigned}.${other}.${signature}`,
    `${head}.${claims}`,
    await createPreviewToken(newGrant(slug, 1, Date.now()), 'another-secret-of-nobody-0123456789'),
    await createPreviewToken(newGrant(slug, 1, Date.now() - 7_200_000), secret),
    'x.y.z',
    '.',
  ];
}
