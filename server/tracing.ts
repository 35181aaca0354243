import { context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { setTracing } from '@/lib/site/tracing';

/**
 * Traces to an OpenTelemetry collector over OTLP/HTTP. Loaded only when OTEL_EXPORTER_OTLP_ENDPOINT is set; where to, under
 * which name, how many and with which headers is said by the variables of the OpenTelemetry specification.
 */

/** Next notes the whole address of what it is asked for; what people search for stays here. */
class WithoutQueries implements SpanProcessor {
  constructor(private readonly inner: SpanProcessor) {}

  onStart(...given: Parameters<SpanProcessor['onStart']>): void {
    this.inner.onStart(...given);
  }

  onEnd(span: ReadableSpan): void {
    for (const [name, value] of Object.entries(span.attributes)) {
      if (typeof value === 'string' && value.includes('?')) span.attributes[name] = value.split('?', 1)[0];
    }
    this.inner.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }
}

function end(span: Span, error?: unknown): void {
  if (error !== undefined) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : undefined });
    if (error instanceof Error) span.recordException(error);
  }
  span.end();
}

/** Begins to trace this process, before Next is loaded. Gives what sends the last spans and ends it. */
export function startTracing(): () => Promise<void> {
  const name = process.env.OTEL_SERVICE_NAME || 'kaiyuan';
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': name })),
    spanProcessors: [new WithoutQueries(new BatchSpanProcessor(new OTLPTraceExporter()))],
  });
  provider.register();
  // Whatever a client says of a trace of its own: it neither joins ours nor decides what is recorded.
  propagation.disable();
  const tracer = trace.getTracer('kaiyuan');
  setTracing({
    span: (title, attributes, work) => {
      const span = tracer.startSpan(title, { attributes });
      const run = (): ReturnType<typeof work> => {
        try {
          const made = work();
          if (!(made instanceof Promise)) {
            end(span);
            return made;
          }
          return made.then(
            (value: unknown) => {
              end(span);
              return value;
            },
            (error: unknown) => {
              end(span, error);
              throw error;
            },
          ) as typeof made;
        } catch (error) {
          end(span, error);
          throw error;
        }
      };
      return context.with(trace.setSpan(context.active(), span), run);
    },
    note: (attributes) => {
      trace.getActiveSpan()?.setAttributes(attributes);
    },
  });
  return () => provider.shutdown();
}
