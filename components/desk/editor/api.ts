import type { Problem } from '@/lib/content/types';
import type { Draft } from '@/lib/desk/editor/draft-keeper';
import type { HandedOver } from '@/lib/desk/editor/handed-over';
import type { ArticleOrder } from '@/lib/desk/manuscripts/input';
import type { Manuscript } from '@/lib/desk/manuscripts/open-manuscript';
import type { UploadedPicture } from '@/lib/desk/manuscripts/pictures';
import { editorTexts } from '@/lib/desk/texts/editor';

const text = editorTexts.requests;

/** What a conflict is settled from. */
export interface Clash {
  current: { source: string; version: string };
  base: string | null;
}

/** The desk does not do what it was asked to; the message is for the person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly clash: Clash | undefined,
    readonly problems: Problem[] | undefined,
  ) {
    super(message);
  }
}

/** The desk did not answer. */
export class Unreachable extends Error {}

interface ErrorBody extends Partial<Clash> {
  error?: { code: string; message: string };
  problems?: Problem[];
}

async function refusalOf(response: Response): Promise<Refused> {
  const body: ErrorBody = await response.json().catch(() => ({}));
  const { error, current, base = null, problems } = body;
  const message = response.status === 401 ? text.unauthenticated : (error?.message ?? text.unexpected);
  return new Refused(
    response.status,
    error?.code ?? 'unexpected',
    message,
    current && { current, base },
    problems,
  );
}

/** @throws Refused, Unreachable */
async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`/desk/api/${path}`, {
    method,
    signal,
    headers: body === undefined ? undefined : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unreachable(text.unreachable);
  });
  // What stands in front of the desk answers so while it is being started again.
  if (response.status === 502 || response.status === 504) throw new Unreachable(text.unreachable);
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function askJson<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer: T = await (await ask(method, path, body, signal)).json();
  return answer;
}

/** The desk's API, for one article. Everything throws Refused or Unreachable. */
export class ManuscriptApi {
  constructor(private readonly slug: string) {}

  private get path(): string {
    return `manuscripts/${this.slug}`;
  }

  open(): Promise<Manuscript> {
    return askJson('GET', this.path);
  }

  save(draft: Draft): Promise<{ version: string }> {
    return askJson('PUT', this.path, draft);
  }

  async keep(draft: Draft): Promise<void> {
    await ask('PUT', `${this.path}/working-copy`, draft);
  }

  async drop(): Promise<void> {
    await ask('DELETE', `${this.path}/working-copy`);
  }

  async submit(): Promise<void> {
    await ask('POST', `${this.path}/submit`);
  }

  act(order: ArticleOrder): Promise<{ version: string }> {
    return askJson('POST', `${this.path}/actions`, order);
  }

  handedOver(person: string): Promise<HandedOver> {
    return askJson('GET', `handed-over/${this.slug}/${encodeURIComponent(person)}`);
  }

  async problems(source: string, signal: AbortSignal): Promise<Problem[]> {
    const body = { slug: this.slug, source };
    return (await askJson<{ problems: Problem[] }>('POST', 'problems', body, signal)).problems;
  }

  async pictures(): Promise<UploadedPicture[]> {
    return (await askJson<{ pictures: UploadedPicture[] }>('GET', `${this.path}/media`)).pictures;
  }

  /** Where the browser gets a picture beside the article, public or not. */
  pictureAddress(src: string): string {
    return src.startsWith('/') ? src : `/desk/api/${this.path}/media/${encodeURIComponent(src)}`;
  }

  /** @param progress told of the share that is sent, 0 to 1 */
  upload(file: File, progress: (share: number) => void): Promise<UploadedPicture> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/desk/api/${this.path}/media?name=${encodeURIComponent(file.name)}`);
      request.responseType = 'json';
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        progress(total > 0 ? loaded / total : 0),
      );
      request.addEventListener('error', () => reject(new Unreachable(editorTexts.pictures.unreachable)));
      request.addEventListener('load', () => {
        if (request.status === 201) return resolve(request.response);
        const message: string = request.response?.error?.message ?? text.unexpected;
        reject(new Refused(request.status, 'upload', message, undefined, undefined));
      });
      request.send(file);
    });
  }
}

/** @throws Refused, Unreachable */
export async function createArticle(beginning: {
  slug: string;
  title: string;
  section: string;
}): Promise<void> {
  await ask('POST', 'manuscripts', beginning);
}

/** A free file name for a title; empty when the title gives none. @throws Refused, Unreachable */
export async function suggestSlug(title: string): Promise<string> {
  return (await askJson<{ slug: string }>('GET', `slugs?title=${encodeURIComponent(title)}`)).slug;
}
