import { respond, unknown } from '@/lib/desk/desk-error';

const answer = respond(() => {
  throw unknown();
});

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
