/** An answer that may be kept. */
export interface FinishedFile {
  status: number;
  /** Content-Type. */
  type: string;
  body: string;
  lastModified?: string;
  headers?: Readonly<Record<string, string>>;
  /** Cache tags of what it was made from. */
  tags: string[];
}

/** For route handlers. */
export function responseOf({
  status,
  type,
  body,
  lastModified,
  headers,
}: Omit<FinishedFile, 'tags'>): Response {
  const dated: Record<string, string> = lastModified === undefined ? {} : { 'Last-Modified': lastModified };
  return new Response(body, { status, headers: { ...headers, ...dated, 'Content-Type': type } });
}
