import { searchAnswer } from '@/lib/search/answer';
import { readSearchParameters } from '@/lib/search/parameters';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicError, publicJson } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  const newsroom = getNewsroom();
  const parameters = readSearchParameters(
    new URL(request.url).searchParams,
    newsroom.settings.site().timezone,
  );
  if (!parameters.ok) {
    const { param } = parameters;
    return publicError(400, 'malformed-parameter', messages.search.malformed(param), param);
  }
  return publicJson(searchAnswer(newsroom, parameters.value));
}
