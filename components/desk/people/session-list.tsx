import { agentName } from '@/lib/desk/people/agent-name';
import { peopleTexts } from '@/lib/desk/texts/people';

const text = peopleTexts.account;

export interface SessionView {
  id: string;
  agent: string;
  address: string;
  /** As text. */
  since: string;
  seen: string;
  /** The one that looks at the page. */
  isHere: boolean;
}

/** Where somebody is signed in, each with a button that ends it; plain forms, they work without scripts. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  return (
    <>
      <ul className="rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/desk/api/auth/sessions">
          <button className="button" type="submit" name="end" value="others">
            {text.endOthers}
          </button>
        </form>
      )}
    </>
  );
}

function SessionRow({ session: { id, agent, address, since, seen, isHere } }: { session: SessionView }) {
  const device = agentName(agent) || text.unknownDevice;
  return (
    <li className="row row-session">
      <div className="row-name">
        <strong>{device}</strong>
        {isHere && <span className="badge">{text.here}</span>}
        {address && <small>{text.from(address)}</small>}
      </div>
      <p className="row-seen">
        {text.since(since)}
        <br />
        {text.seen(seen)}
      </p>
      <form className="row-actions" method="post" action="/desk/api/auth/sessions">
        {!isHere && (
          <button
            className="button-quiet"
            type="submit"
            name="end"
            value={id}
            aria-label={text.endOf(device, since)}
          >
            {text.end}
          </button>
        )}
      </form>
    </li>
  );
}
