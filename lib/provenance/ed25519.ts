import type { PublicKey } from './record';

/** @returns undefined where the browser has no Ed25519 */
export async function verifyEd25519(
  key: PublicKey,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  try {
    const { kty, crv, x } = key;
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, [
      'verify',
    ]);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, data);
  } catch {
    return undefined;
  }
}
