import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { describeApi } from './openapi';

const document = JSON.parse(
  JSON.stringify(describeApi({ name: '测试网', origin: 'https://news.example.cn' })),
);

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('names the site as it is', () => {
    expect(document.info.title).toBe('测试网');
    expect(document.servers).toEqual([{ url: 'https://news.example.cn' }]);
  });

  it('refers to nothing that it does not hold, and holds nothing that it does not refer to', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const named = new Set(refs.map(([, name]) => name));
    expect([...named].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });
});
