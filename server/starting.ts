import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Metrics, maySeeMetrics } from './metrics';
import { sendText } from './send';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers before the index is loaded: alive and measured, but not ready.
 * @param common headers of every answer
 * @param secret opens the metrics to whoever has it
 */
export function answerStarting(
  common: Readonly<Record<string, string>>,
  metrics: Metrics,
  secret: string | undefined,
): Handler {
  const headers = { ...common, 'Content-Type': 'application/json' };
  return (request, response) => {
    if (request.url === '/api/health') sendText(response, 200, '{"status":"ok"}', headers);
    else if (request.url === '/metrics' && maySeeMetrics(request, secret))
      void metrics.send(response, common);
    else sendText(response, 503, '{"status":"starting"}', { ...headers, 'Retry-After': '1' });
  };
}

/** Answers after a signal to stop: everything as before, but nobody should send more. */
export function answerStopping(answer: Handler, common: Readonly<Record<string, string>>): Handler {
  const headers = { ...common, 'Content-Type': 'application/json', 'Retry-After': '1' };
  return (request, response) => {
    response.setHeader('Connection', 'close');
    if (request.url === '/api/ready') sendText(response, 503, '{"status":"stopping"}', headers);
    else answer(request, response);
  };
}
