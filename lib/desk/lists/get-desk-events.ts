import { getNewsroom } from '@/lib/site/newsroom';
import { getWritingDesk } from '../manuscripts/writing-desk';
import { DeskEvents, deskEventsKey } from './desk-events';

/** The one of this process. */
export function getDeskEvents(): DeskEvents {
  const existing: DeskEvents | undefined = Reflect.get(globalThis, deskEventsKey);
  if (existing) return existing;
  const events = new DeskEvents(getNewsroom());
  getWritingDesk().copies.onHandOver((slug) => events.announce([slug]));
  Reflect.set(globalThis, deskEventsKey, events);
  return events;
}
