import { isProofPath } from '@/lib/provenance/proof-source';
import { isBundleAddress } from './assets';

/** Methods of every address that has its own handler (contract 8: others answer 405 with Allow). */
const get = ['GET', 'HEAD'];
const post = ['POST'];

const methods: Record<string, string[]> = {
  '/api/search': get,
  '/api/suggest': get,
  '/api/preview': get,
  '/api/preview/exit': post,
  '/api/reading': post,
  '/api/revalidate': post,
  '/api/health': get,
  '/api/ready': get,
  '/reading.css': get,
};

/** Allowed methods of a handler's path; undefined when there is no such handler. */
export function handlerMethods(path: string): string[] | undefined {
  const folders = ['/media/', '/api/og/', '/_next/static/'];
  if (folders.some((folder) => path.startsWith(folder)) || isBundleAddress(path) || isProofPath(path))
    return get;
  return methods[path];
}

export const readerMethods = get;
