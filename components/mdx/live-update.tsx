import type { ReactNode } from 'react';
import type { WithContext } from './context';
import { When } from './when';

interface LiveUpdateProps {
  time?: string;
  title?: string;
  /** Given by the dialect: unique in the body. */
  id?: string;
  children?: ReactNode;
}

/** One entry of a live report, with an address of its own. */
export function LiveUpdate({ time = '', title, id, children, context }: WithContext<LiveUpdateProps>) {
  return (
    <section className="live-update" id={id}>
      <p className="live-update-head">
        <a className="live-update-link" href={`#${id ?? ''}`} aria-label={context.text.permalink(time)}>
          <When className="live-update-time" text={time} />
        </a>
      </p>
      {title ? <h2 className="live-update-title">{title}</h2> : null}
      {children}
    </section>
  );
}
