import { expect } from '@playwright/test';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer, Portal } from './portal';

interface Response {
  content?: Record<string, { schema: object }>;
}

interface ApiDescription {
  servers: { url: string }[];
  paths: Record<string, { get: { responses: Record<string, Response> } }>;
  components: { schemas: Record<string, object> };
}

/** What a portal says of its API, as a validator of its answers. */
export class ApiSchema {
  private readonly ajv = new Ajv2020({ strict: true, allErrors: true });

  constructor(readonly description: ApiDescription) {
    addFormats.default(this.ajv);
    const { schemas } = description.components;
    this.ajv.addSchema({ $id: 'api', $defs: closed(schemas) });
  }

  static async of(portal: Portal): Promise<ApiSchema> {
    return new ApiSchema(await portal.json<ApiDescription>('/openapi.json'));
  }

  /** Fails unless the description knows this answer at this path, field for field. */
  expectDescribed(path: string, answer: Answer): void {
    const { headers, status, text } = answer;
    const response = this.description.paths[path]?.get.responses[status];
    expect(response, `${path} ${status} is described`).toBeDefined();
    const type = String(headers['content-type']).replace(/;.*$/, '');
    const schema = response?.content?.[type]?.schema;
    expect(schema, `${path} ${status} ${type} is described`).toBeDefined();
    if (!schema || type !== 'application/json') return;
    expect(this.problems(schema, JSON.parse(text)), `${path} ${status}`).toEqual([]);
  }

  private problems(schema: object, value: unknown): string[] {
    const validate = this.ajv.compile(rewritten(schema));
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message = '', params }: ErrorObject) => {
      return `${instancePath} ${message} ${JSON.stringify(params)}`;
    });
  }
}

/** Closed: readers may meet more fields one day, tests may not. */
function closed(schemas: Record<string, object>): object {
  const close = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'properties' in value && 'type' in value
      ? { additionalProperties: false, ...value }
      : value;
  return rewritten(JSON.parse(JSON.stringify(schemas, close)));
}

/** References into the description as references into the validator. */
function rewritten(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"api#/$defs/'));
}
