import DeskForbidden from '../../forbidden';
import DeskNotFound from '../../not-found';

/**
 * What stands in the place of a page that ended in 403 or 404. Next sends such a page empty, for its scripts to fill; the
 * server in front puts this one there, with the same status.
 */
export default async function RefusedRoute({ params }: { params: Promise<{ status: string }> }) {
  return (await params).status === '403' ? <DeskForbidden /> : <DeskNotFound />;
}
