import { describe, expect, it } from 'vitest';
import { type Draft, DraftKeeper, type KeptState, keepAfterMs, type SendOutcome } from './draft-keeper';

/** A keeper with a clock, a server and a browser that the test moves. */
function setUp() {
  const timers = new Set<{ at: number; act: () => void }>();
  const sent: string[] = [];
  const states: KeptState['kind'][] = [];
  const server: { answer: SendOutcome; hold: Promise<void> } = { answer: 'kept', hold: Promise.resolve() };
  const browser: { draft: Draft | undefined } = { draft: undefined };
  const typed: { text: string | undefined } = { text: undefined };
  let now = 0;
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const keeper = new DraftKeeper({
    read: () => (typed.text === undefined ? undefined : draft(typed.text)),
    async send({ source }) {
      sent.push(source);
      await server.hold;
      return server.answer;
    },
    async drop() {
      sent.push('(drop)');
      return server.answer;
    },
    store: (draft) => {
      browser.draft = draft;
    },
    tell: ({ kind }) => states.push(kind),
    now: () => now,
    later(ms, act) {
      const timer = { at: now + ms, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return {
    keeper,
    sent,
    states,
    server,
    browser,
    type(text: string | undefined) {
      typed.text = text;
      keeper.touch();
    },
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        now = next.at;
        timers.delete(next);
        next.act();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

const draft = (source: string): Draft => ({ source, base: 'v1' });

describe('DraftKeeper', () => {
  it('sends the newest text after a pause', async () => {
    const { type, sent, states, pass } = setUp();
    type('一');
    await pass(keepAfterMs - 1);
    type('一二');
    await pass(keepAfterMs - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual(['一二']);
    expect(states).toEqual(['keeping', 'kept']);
  });

  it('sends one at a time, and then what was typed meanwhile', async () => {
    const { type, sent, server, pass } = setUp();
    let release = (): void => undefined;
    server.hold = new Promise((resolve) => {
      release = resolve;
    });
    type('一');
    await pass(keepAfterMs);
    for (const text of ['一二', '一二三']) {
      type(text);
      await pass(keepAfterMs);
    }
    expect(sent).toEqual(['一']);
    release();
    await pass(0);
    expect(sent).toEqual(['一', '一二三']);
  });

  it('keeps in the browser what the server does not get, and tries again, less and less often', async () => {
    const { type, sent, server, browser, states, pass } = setUp();
    server.answer = 'unreachable';
    type('一');
    await pass(keepAfterMs);
    expect(browser.draft).toEqual(draft('一'));
    await pass(3000);
    expect(sent).toEqual(['一', '一', '一']);
    server.answer = 'kept';
    await pass(4000);
    expect(sent).toHaveLength(4);
    expect(browser.draft).toBeUndefined();
    expect(states.at(-1)).toBe('kept');
  });

  it('says what the server does not take, keeps it, and tries again when more is typed', async () => {
    const { type, sent, server, browser, states, pass } = setUp();
    server.answer = { refused: '登录已失效' };
    type('一');
    await pass(60_000);
    expect(sent).toEqual(['一']);
    expect(states.at(-1)).toBe('refused');
    expect(browser.draft).toEqual(draft('一'));
    server.answer = 'kept';
    type('一二');
    await pass(keepAfterMs);
    expect(browser.draft).toBeUndefined();
  });

  it('sends at once before something else is done', async () => {
    const { keeper, type, sent } = setUp();
    type('一');
    await keeper.flush();
    expect(sent).toEqual(['一']);
    await keeper.flush();
    expect(sent).toEqual(['一']);
  });

  it('does not wait for ever for a server that does not answer', async () => {
    const { keeper, type, server } = setUp();
    server.answer = 'unreachable';
    type('一');
    await keeper.flush();
    keeper.leave();
  });

  it('leaves to the browser what was not sent when the page goes away', () => {
    const { keeper, type, browser } = setUp();
    type('一');
    keeper.leave();
    expect(browser.draft).toEqual(draft('一'));
    keeper.forget();
    expect(browser.draft).toBeUndefined();
  });

  it('drops the copy when the text is that of the file again', async () => {
    const { type, sent, states, pass } = setUp();
    type('一');
    type(undefined);
    await pass(keepAfterMs);
    expect(sent).toEqual(['(drop)']);
    expect(states.at(-1)).toBe('same');
  });
});
