import { describe, expect, it } from 'vitest';
import { compressBest, type Document, etagOf, makeDocument } from '../document';
import { decodePage, encodePage } from './page-record';

function documentOf(text: string): Document {
  return makeDocument({
    status: 200,
    type: 'text/html; charset=utf-8',
    lastModified: 'Fri, 01 May 2026 00:00:00 GMT',
    headers: { Link: '<https://hub.example/>; rel="hub"' },
    body: Buffer.from(text),
    cacheTags: ['article:a', 'all'],
  });
}

async function encoded(document: Document): Promise<Buffer> {
  const bytes = await encodePage({ document, state: 's1' });
  if (!bytes) throw new Error('not encoded');
  return bytes;
}

describe('page records', () => {
  it('bring a document to another instance with its validators and its compressed form', async () => {
    const document = documentOf('开元杂报'.repeat(1000));
    await compressBest(document);
    const bytes = await encoded(document);
    expect(bytes.length).toBeLessThan(1000);
    const record = await decodePage(bytes);
    expect(record?.state).toBe('s1');
    const { bodies, ...facts } = document;
    expect(record?.document).toMatchObject(facts);
    expect(record?.document.bodies.identity.equals(bodies.identity)).toBe(true);
    expect(record && etagOf(record.document, 'br')).toBe(etagOf(document, 'br'));
  });

  it('bring what is not worth compressing as it is', async () => {
    const record = await decodePage(await encoded(documentOf('短')));
    expect(record?.document.bodies).toEqual({ identity: Buffer.from('短') });
  });

  it('are nothing when a byte of them is another one', async () => {
    const bytes = await encoded(documentOf('正文。'.repeat(200)));
    for (const at of [0, 10, bytes.length - 3]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      expect(await decodePage(damaged)).toBeUndefined();
    }
    expect(await decodePage(bytes.subarray(0, 50))).toBeUndefined();
    expect(await decodePage(Buffer.from('{}'))).toBeUndefined();
  });

  it('are not made of documents that are too large to hand around', async () => {
    const large = makeDocument({
      status: 200,
      type: 'image/png',
      body: Buffer.alloc(17 * 1024 * 1024),
      cacheTags: ['a'],
    });
    expect(await encodePage({ document: large, state: 's' })).toBeUndefined();
  });
});
