/** An answer of the desk's API that says no; the message is for whoever sits there. */
export class CallRefused extends Error {}

function messageOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
  const { error } = answer;
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  return isError && typeof error.message === 'string' ? error.message : undefined;
}

/**
 * Asks the desk's API. @returns what its JSON says, undefined when it says nothing
 * @param offline what to say when no answer came, or none that is JSON
 * @throws CallRefused
 */
export async function call(method: string, path: string, body: unknown, offline: string): Promise<unknown> {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  let answer: Response;
  let value: unknown;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    value = answer.status === 204 ? undefined : await answer.json();
  } catch {
    throw new CallRefused(offline);
  }
  if (!answer.ok) throw new CallRefused(messageOf(value) ?? offline);
  return value;
}
