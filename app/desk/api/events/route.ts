import { DeskError, respond } from '@/lib/desk/desk-error';
import { getDeskEvents } from '@/lib/desk/lists/desk-events';
import { openEventStream, streamHeaders } from '@/lib/desk/lists/event-stream';
import { getDeskLists } from '@/lib/desk/lists/tables';
import { personOf, requirePerson } from '@/lib/desk/session';
import { listTexts } from '@/lib/desk/texts/lists';

/** What changes from now on, as server-sent events; `after` or `Last-Event-ID` names what the page shows. */
export const GET = respond(async (request: Request) => {
  const { id } = await requirePerson(request);
  const { headers, signal } = request;
  const after = headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? undefined;
  const viewer = async () => {
    const person = await personOf(headers);
    return person && getDeskLists().viewer(person);
  };
  const stream = openEventStream({ events: getDeskEvents(), person: id, after, viewer, signal });
  if (!stream) throw new DeskError(429, 'too-many', listTexts.live.tooMany, { 'Retry-After': '30' });
  return new Response(stream, { headers: streamHeaders });
});

/** Without the stream, which nobody would read. */
export const HEAD = respond(async (request: Request) => {
  await requirePerson(request);
  return new Response(null, { headers: streamHeaders });
});
