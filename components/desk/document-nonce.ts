/**
 * The nonce under which this document may add style elements (`EditorView.cspNonce`). Browser only. It stays that of the
 * document as it was loaded: pages that Next's router fetches later come with another, which the browser does not know.
 */
export function documentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
