import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64url } from './digest';
import { checkNote, parseCheckpoint, parseProof, verifierKey, writeCheckpoint, writeProof } from './note';
import type { KeySet } from './record';

/** The example of c2sp.org/signed-note. */
const published = {
  key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

const raw = fromBase64(published.key.split('+').slice(2).join('+')).slice(1);
const keys: KeySet = {
  log: 'example.com/foo',
  site: 'https://example.com',
  keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'Ed25519', use: 'sig', kid: 'k', x: toBase64url(raw), nbf: 0 }],
};

describe('signed notes', () => {
  it('verify as the published example does', async () => {
    const [key] = keys.keys;
    if (!key) throw new Error('no key');
    expect(await verifierKey(keys.log, key)).toBe(published.key);
    expect(await checkNote(published.note, keys, 1)).toBe('good');
    expect(await checkNote(published.note.replace('example message', 'Example message'), keys, 1)).toBe(
      'bad',
    );
    expect(await checkNote(published.note, { ...keys, log: 'example.com/bar' }, 1)).toBe('unknown');
    const revoked = { ...keys, keys: [{ ...key, revoked: { at: 0, reason: '', size: 5 } }] };
    expect(await checkNote(published.note, revoked, 5)).toBe('good');
    expect(await checkNote(published.note, revoked, 6)).toBe('unknown');
  });

  it('hold checkpoints and proofs in the published forms', () => {
    const checkpoint = {
      origin: 'example.com/behind-the-sofa',
      size: 20852163,
      root: fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='),
    };
    const text = writeCheckpoint(checkpoint);
    expect(text).toBe(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    );
    const note = `${text}\n\u2014 example.com/behind-the-sofa AAAA\n`;
    expect(parseCheckpoint(note)).toEqual(checkpoint);
    const proof = { index: 7, hashes: [checkpoint.root], checkpoint: note };
    expect(parseProof(writeProof(proof))).toEqual(proof);
    expect(parseProof(writeProof(proof).replace('index 7', 'extra AAAA\nindex 7'))).toEqual(proof);
    for (const wrong of ['', 'index 7\n\n', writeProof(proof).replace('index 7', 'index 07')])
      expect(parseProof(wrong)).toBeUndefined();
  });
});
