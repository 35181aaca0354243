import type { ServerResponse } from 'node:http';
import type { Newsroom } from '@/lib/revalidate/newsroom';

/** Development only: open pages load themselves again when content changes, where the reader was. */
const script = `new EventSource('/dev/changes').onmessage = () => location.reload();\n`;

/** Answers the two addresses of the reload channel; false for every other path. */
export function serveReload(path: string, newsroom: Newsroom, response: ServerResponse): boolean {
  if (path === '/dev/reload.js') {
    response.writeHead(200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(script);
    return true;
  }
  if (path !== '/dev/changes') return false;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  const stop = newsroom.onChange(({ change }) => {
    if (change.files > 0 || change.tags.size > 0) response.write('data: change\n\n');
  });
  response.on('close', stop);
  return true;
}

/** What Next's development client asks for. */
export function isDevelopmentPath(path: string): boolean {
  return path.startsWith('/_next/') || path.startsWith('/__nextjs');
}
