/**
 * Spans of traces, for code that may run with or without tracing. Without it (no OTEL_EXPORTER_OTLP_ENDPOINT) nothing of
 * OpenTelemetry is loaded, and work is called as if it stood there alone.
 */

export type SpanAttributes = Record<string, string | number | boolean>;

export interface Tracing {
  /** Runs work as a span; it ends when the work does, with the error that the work throws. */
  span<T>(name: string, attributes: SpanAttributes, work: () => T): T;
  /** Adds to the span that is under way. */
  note(attributes: SpanAttributes): void;
}

/** Code that Next bundled reaches it through the global object. */
const key = Symbol.for('kaiyuan.tracing');

export function setTracing(tracing: Tracing): void {
  Reflect.set(globalThis, key, tracing);
}

function tracingOf(): Tracing | undefined {
  return Reflect.get(globalThis, key);
}

/** Runs work as a span below the one that is under way. */
export function traced<T>(name: string, attributes: SpanAttributes, work: () => T): T {
  const tracing = tracingOf();
  return tracing ? tracing.span(name, attributes, work) : work();
}

/** Adds to the span that is under way. */
export function noteInTrace(attributes: SpanAttributes): void {
  tracingOf()?.note(attributes);
}

/** The object itself without tracing; else one whose methods, called from outside, are spans named `{name} {method}`. */
export function tracedMethods<T extends object>(name: string, target: T): T {
  if (!tracingOf()) return target;
  const methods = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(object, property) {
      const value: unknown = Reflect.get(object, property);
      if (typeof value !== 'function') return value;
      const known = methods.get(property);
      if (known) return known;
      const method = (...given: unknown[]): unknown =>
        traced(`${name} ${String(property)}`, {}, () => Reflect.apply(value, object, given));
      methods.set(property, method);
      return method;
    },
  });
}
