/**
 * Who gets what from every address of the desk. A new page or handler needs a row here: the test fails without.
 * Rows of one address may differ in what they ask: what stands after `#` only tells them apart.
 */

/** Statuses, by who asks. Of an article: an author who began it, before and after it was published, and one who did not. */
export interface Statuses {
  nobody: number;
  ownDraft: number;
  ownPublished: number;
  author: number;
  editor: number;
  chief: number;
}

export type Asker = keyof Statuses;

/** What a request may need; made anew for each. */
export interface Given {
  /** Article that it is about, and the version and source of its file. */
  slug: string;
  base: string;
  source: string;
  /** An account that nobody needs, and an open invitation. */
  id: string;
  invitation: string;
  /** A name that nothing has yet. */
  fresh: string;
}

export interface Row {
  statuses: Statuses;
  /** Default: what `Given` has under the name of each segment in brackets. */
  path?: (given: Given) => string;
  body?: (given: Given) => unknown;
}

const api = { nobody: 401 };
const page = { nobody: 303 };

/** Whoever is signed in gets `status`. */
function signedIn(status: number, others: { nobody: number }): Statuses {
  return { ...others, ownDraft: status, ownPublished: status, author: status, editor: status, chief: status };
}

function chiefs(status: number, others: { nobody: number }): Statuses {
  return { ...signedIn(403, others), chief: status };
}

function editors(status: number, others: { nobody: number }): Statuses {
  return { ...signedIn(403, others), editor: status, chief: status };
}

/** Authors see no trace of what others began. */
function ofArticle(ownDraft: number, ownPublished: number, editor: number, chief = editor): Statuses {
  return { ...api, ownDraft, ownPublished, author: 404, editor, chief };
}

const same = ({ base, source }: Given) => ({ base, source });
const changed = ({ base, source }: Given) => ({ base, source: `${source}\n又一段。\n` });
const order = (action: string, more: object = {}) => ({
  body: ({ base }: Given) => ({ action, base, ...more }),
});

const unknown: Row = { statuses: signedIn(404, api), path: () => '/desk/api/nothing/here' };

export const deskRights: Readonly<Record<string, Row>> = {
  'GET /desk': { statuses: signedIn(200, page) },
  'GET /desk/api/articles': { statuses: signedIn(200, api) },
  'GET /desk/api/events': { statuses: signedIn(200, api) },
  'GET /desk/sign-in': { statuses: signedIn(307, { nobody: 200 }) },
  'GET /desk/invitation': { statuses: signedIn(404, { nobody: 404 }) },
  'GET /desk/refused/[status]': { statuses: signedIn(404, page), path: () => '/desk/refused/404' },
  'GET /desk/refused/[status]#403': { statuses: signedIn(403, page), path: () => '/desk/refused/403' },
  'GET /desk/account': { statuses: signedIn(200, page) },
  'GET /desk/people': { statuses: chiefs(200, page) },
  'GET /desk/log': { statuses: chiefs(200, page) },
  'GET /desk/links': { statuses: signedIn(200, page) },
  'GET /desk/future': { statuses: editors(200, page) },
  // Whoever may not look ahead is led to where he is told so.
  'GET /desk/future/[moment]/[[...path]]': {
    statuses: { ...signedIn(307, page), editor: 200, chief: 200 },
    path: () => `/desk/future/${new Date().getUTCFullYear() + 1}-07-01T08:00`,
  },
  'GET /desk/preview/[slug]': { statuses: { ...ofArticle(200, 200, 200), nobody: 303, author: 307 } },
  'GET /desk/articles/[slug]/compare': { statuses: { ...ofArticle(200, 200, 200), nobody: 303 } },
  'GET /desk/[...missing]': { statuses: signedIn(404, page), path: () => '/desk/nothing/here' },

  'POST /desk/api/auth/sign-in': {
    statuses: signedIn(401, { nobody: 401 }),
    body: ({ fresh }) => ({ email: `${fresh}@example.org`, password: 'x' }),
  },
  'POST /desk/api/auth/invitation': {
    statuses: signedIn(404, { nobody: 404 }),
    body: () => ({ token: 'x', password: 'x' }),
  },
  'POST /desk/api/auth/password': {
    statuses: signedIn(422, api),
    body: () => ({ current: 'not the password', next: 'short' }),
  },
  'POST /desk/api/auth/sessions': { statuses: signedIn(404, api), body: () => ({ end: 'none' }) },
  'POST /desk/api/auth/sign-out': { statuses: signedIn(303, { nobody: 303 }) },

  'GET /desk/api/people': { statuses: chiefs(200, api) },
  'POST /desk/api/people': {
    statuses: chiefs(201, api),
    body: ({ fresh }) => ({ email: `${fresh}@example.org`, name: '新人', role: 'author' }),
  },
  'PATCH /desk/api/people/[id]': { statuses: chiefs(200, api), body: () => ({ role: 'editor' }) },
  'DELETE /desk/api/people/[id]/sessions': { statuses: chiefs(200, api) },
  'POST /desk/api/people/[id]/password-link': { statuses: chiefs(201, api) },
  'DELETE /desk/api/people/invitations/[id]': {
    statuses: chiefs(204, api),
    path: ({ invitation }) => `/desk/api/people/invitations/${invitation}`,
  },

  'POST /desk/api/manuscripts': {
    statuses: signedIn(201, api),
    body: ({ fresh }) => ({ slug: fresh, title: '新稿', section: 'news' }),
  },
  'GET /desk/api/manuscripts/[slug]': { statuses: ofArticle(200, 200, 200) },
  'PUT /desk/api/manuscripts/[slug]': { statuses: ofArticle(200, 403, 200), body: changed },
  'PUT /desk/api/manuscripts/[slug]/working-copy': { statuses: ofArticle(204, 204, 204), body: same },
  // Only one's own goes, whether there is one or not.
  'DELETE /desk/api/manuscripts/[slug]/working-copy': { statuses: signedIn(204, api) },
  // Nobody has a working copy to hand over.
  'POST /desk/api/manuscripts/[slug]/submit': { statuses: ofArticle(409, 403, 409) },
  'POST /desk/api/manuscripts/[slug]/actions#publish': {
    statuses: ofArticle(403, 403, 200),
    ...order('publish'),
  },
  'POST /desk/api/manuscripts/[slug]/actions#schedule': {
    statuses: ofArticle(403, 403, 200),
    ...order('schedule', { at: '2199-01-01 08:00' }),
  },
  // A draft cannot be corrected or withdrawn: whoever may, is told so.
  'POST /desk/api/manuscripts/[slug]/actions#correct': {
    statuses: ofArticle(403, 403, 422),
    ...order('correct', { text: '改正一处。' }),
  },
  'POST /desk/api/manuscripts/[slug]/actions#withdraw': {
    statuses: ofArticle(403, 403, 403, 422),
    ...order('withdraw', { reason: '有误。' }),
  },
  // What is a draft already may be called one by whoever may save it.
  'POST /desk/api/manuscripts/[slug]/actions#restore-draft': {
    statuses: ofArticle(200, 422, 200),
    ...order('restore-draft'),
  },
  'GET /desk/api/manuscripts/[slug]/media': { statuses: ofArticle(200, 200, 200) },
  // No picture: whoever may send one, is told so.
  'POST /desk/api/manuscripts/[slug]/media': { statuses: ofArticle(415, 403, 415), body: () => 'x' },
  'GET /desk/api/manuscripts/[slug]/media/[name]': {
    statuses: ofArticle(404, 404, 404),
    path: ({ slug }) => `/desk/api/manuscripts/${slug}/media/none.png`,
  },

  'GET /desk/new': { statuses: signedIn(200, page) },
  'GET /desk/articles/[slug]': { statuses: { ...ofArticle(200, 200, 200), ...page } },
  'GET /desk/live/[slug]': { statuses: { ...ofArticle(200, 200, 200), ...page } },
  'POST /desk/api/problems#of a [slug]': {
    statuses: ofArticle(200, 200, 200),
    path: () => '/desk/api/problems',
    body: ({ slug, source }) => ({ slug, source }),
  },
  'GET /desk/api/slugs': { statuses: signedIn(200, api) },
  // Nobody has handed anything over: whoever may publish it, is told so.
  'GET /desk/api/handed-over/[slug]/[person]': {
    statuses: ofArticle(403, 403, 409),
    path: ({ slug, id }) => `/desk/api/handed-over/${slug}/${id}`,
  },
  'GET /desk/api/links': { statuses: signedIn(200, api) },
  'POST /desk/api/links#of a [slug]': {
    statuses: ofArticle(201, 403, 201),
    path: () => '/desk/api/links',
    body: ({ slug }) => ({ slug, hours: 1 }),
  },
  'DELETE /desk/api/links#of a [slug]': {
    statuses: ofArticle(204, 403, 204),
    path: ({ slug }) => `/desk/api/links?slug=${slug}`,
  },
  'DELETE /desk/api/links/[id]': { statuses: signedIn(404, api) },
  // There are none: nobody learns more than that.
  'GET /desk/api/media/articles/[slug]/[...path]': {
    statuses: ofArticle(404, 404, 404),
    path: ({ slug }) => `/desk/api/media/articles/${slug}/none.png`,
  },

  'GET /desk/api/[...missing]': unknown,
  'POST /desk/api/[...missing]': unknown,
  'PUT /desk/api/[...missing]': unknown,
  'PATCH /desk/api/[...missing]': unknown,
  'DELETE /desk/api/[...missing]': unknown,
};
