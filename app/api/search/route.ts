import { searchAnswer } from '@/lib/search/answer';
import { readSearchParameters } from '@/lib/search/parameters';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';
import { json, jsonError } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  const newsroom = getNewsroom();
  const parameters = readSearchParameters(
    new URL(request.url).searchParams,
    newsroom.settings.site().timezone,
  );
  if (!parameters.ok) {
    const { param } = parameters;
    return jsonError(400, 'malformed-parameter', messages.search.malformed(param), param);
  }
  return json(searchAnswer(newsroom, parameters.value));
}
