/** What goes wrong behind the desk, for whoever runs the server: the desk itself has no log. */
export interface Trouble {
  /** Article, when it is about one. */
  slug?: string;
  /** What git or the file system says, or the cause of an error that nobody foresaw. */
  problem: string;
  /** Address that could not be answered, without its query. */
  path?: string;
}

type Listener = (trouble: Trouble) => void;

/** Code that Next bundled reports to the process around it. */
const key = Symbol.for('kaiyuan.desk-trouble');

export function onTrouble(listener: Listener): void {
  Reflect.set(globalThis, key, listener);
}

/** Under plain `next start` nobody listens: then it stands on standard error. */
export function reportTrouble(trouble: Trouble): void {
  const listener: Listener | undefined = Reflect.get(globalThis, key);
  if (listener) listener(trouble);
  else process.stderr.write(`${JSON.stringify(trouble)}\n`);
}
