import { answerSharePicture } from '@/lib/share/answer';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerSharePicture(getNewsroom(), request);
}
