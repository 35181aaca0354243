import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { noteInTrace, setTracing, traced, tracedMethods } from './tracing';

class Counter {
  private count = 0;
  readonly step = 2;

  add(by: number): number {
    this.count += by;
    return this.total();
  }

  total(): number {
    return this.count;
  }
}

const key = Symbol.for('kaiyuan.tracing');

afterEach(() => {
  Reflect.deleteProperty(globalThis, key);
});

/** Notes the names of spans. */
function record(): string[] {
  const names: string[] = [];
  setTracing({
    span: (name, _, work) => {
      names.push(name);
      return work();
    },
    note: () => names.push('note'),
  });
  return names;
}

describe('without tracing', () => {
  it('leaves objects and work as they are', () => {
    const counter = new Counter();
    expect(tracedMethods('count', counter)).toBe(counter);
    expect(traced('name', {}, () => 7)).toBe(7);
    expect(() => noteInTrace({ a: 1 })).not.toThrow();
  });

  it('loads nothing of OpenTelemetry: one module asks for it, and the server asks for that one when told to', () => {
    const files = ['lib', 'server', 'app', 'components', 'instrumentation.ts'].flatMap((folder) =>
      folder.endsWith('.ts')
        ? [folder]
        : readdirSync(folder, { encoding: 'utf8', recursive: true }).map((file) => `${folder}/${file}`),
    );
    const sources = files.filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.includes('.test.'));
    const holding = (text: RegExp): string[] =>
      sources.filter((file) => text.test(readFileSync(file, 'utf8')));
    expect(holding(/from '@opentelemetry/)).toEqual(['server/tracing.ts']);
    expect(holding(/from '(?:\.|@\/server)\/tracing'/).filter((file) => file.startsWith('server/'))).toEqual(
      [],
    );
    expect(holding(/import\('\.\/tracing'\)/)).toEqual(['server/main.ts']);
  });
});

describe('with tracing', () => {
  it('makes each call from outside a span, and calls from inside none', () => {
    const names = record();
    const counter = tracedMethods('count', new Counter());
    expect([counter.add(3), counter.add(4), counter.step]).toEqual([3, 7, 2]);
    expect(names).toEqual(['count add', 'count add']);
    expect(counter).toBeInstanceOf(Counter);
  });

  it('runs work as a span', () => {
    const names = record();
    expect(traced('outer', {}, () => traced('inner', {}, () => 7))).toBe(7);
    noteInTrace({ a: 1 });
    expect(names).toEqual(['outer', 'inner', 'note']);
  });
});
