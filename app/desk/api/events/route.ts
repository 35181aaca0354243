import { DeskError, respond } from '@/lib/desk/desk-error';
import { openEventStream, streamHeaders } from '@/lib/desk/lists/event-stream';
import { getDeskEvents } from '@/lib/desk/lists/get-desk-events';
import { getDeskLists } from '@/lib/desk/lists/get-desk-lists';
import { personOf, requirePerson } from '@/lib/desk/session';
import { listTexts } from '@/lib/desk/texts/lists';

/** Why somebody gets no stream. */
function refusal(): DeskError {
  const { ended } = getDeskEvents();
  if (ended) return new DeskError(503, 'ending', listTexts.live.ending, { 'Retry-After': '3' });
  return new DeskError(429, 'too-many', listTexts.live.tooMany, { 'Retry-After': '20' });
}

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
  if (!stream) throw refusal();
  return new Response(stream, { headers: streamHeaders });
});

/** Whether there would be a stream: browsers do not tell pages why they got none. */
export const HEAD = respond(async (request: Request) => {
  const { id } = await requirePerson(request);
  const events = getDeskEvents();
  if (events.ended || !events.hasRoom(id)) throw refusal();
  return new Response(null, { headers: streamHeaders });
});
