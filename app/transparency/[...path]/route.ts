import { answerProof } from '@/lib/provenance/served/proof-files';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  return answerProof(getNewsroom(), new URL(request.url).pathname, request);
}
