import { getDesk } from '@/lib/desk/desk';
import { respond } from '@/lib/desk/desk-error';
import { revokeShared } from '@/lib/desk/links/shared-links';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';

interface Context {
  params: Promise<{ id: string }>;
}

export const DELETE = respond<Context>(async (request, { params }) => {
  const person = await requirePerson(request);
  revokeShared({ desk: getDesk(), writing: getWritingDesk(), person }, (await params).id);
  return new Response(null, { status: 204 });
});
