import { proofPaths } from '@/lib/provenance/proof-source';
import { answerProof } from '@/lib/provenance/served/proof-files';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  return answerProof(getNewsroom(), proofPaths.keys, request);
}
