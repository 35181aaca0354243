import { describe, expect, it } from 'vitest';
import { History } from './history';

const step = (from: string, to: string, ...tags: string[]) => ({ from, to, tags: new Set(tags) });
const everything = (from: string, to: string) => ({ from, to, tags: 'all' as const });

describe('History', () => {
  it('accepts what was made at the present state, and at an earlier one when none of its tags was touched since', () => {
    const history = new History('s0');
    history.move(step('s0', 's1', 'a'));
    history.move(step('s1', 's2', 'b'));
    expect(history.accepts('s2', ['a', 'b'])).toBe(true);
    expect(history.accepts('s1', ['a', 'c'])).toBe(true);
    expect(history.accepts('s1', ['b'])).toBe(false);
    expect(history.accepts('s0', ['c'])).toBe(true);
    expect(history.accepts('s0', ['c', 'a'])).toBe(false);
  });

  it('accepts nothing of a state that is not on the way', () => {
    const history = new History('s0');
    expect(history.accepts('elsewhere', ['a'])).toBe(false);
    expect(history.accepts('elsewhere', [])).toBe(false);
  });

  it('accepts nothing made before everything was touched', () => {
    const history = new History('s0');
    history.move(everything('s0', 's1'));
    expect([history.accepts('s0', ['a']), history.accepts('s1', ['a'])]).toEqual([false, true]);
  });

  it('accepts what was made before when a state comes back', () => {
    const history = new History('s0');
    history.move(step('s0', 's1', 'a'));
    history.move(step('s1', 's0', 'a'));
    expect([history.accepts('s0', ['a']), history.accepts('s1', ['a'])]).toEqual([true, false]);
  });

  it('trusts no page of a state within which something changed', () => {
    const history = new History('s0');
    history.move(step('s0', 's0', 'a'));
    expect([history.accepts('s0', ['a']), history.accepts('s0', ['b'])]).toEqual([false, false]);
    history.move(step('s0', 's1', 'c'));
    history.move(step('s1', 's0', 'c'));
    expect([history.accepts('s0', ['b']), history.accepts('s1', ['b'])]).toEqual([false, true]);
  });

  it('trusts a state within which nothing that pages show has changed', () => {
    const history = new History('s0');
    history.move(step('s0', 's0'));
    expect(history.accepts('s0', ['a'])).toBe(true);
  });

  it('goes back along what others did', () => {
    const history = new History('s3');
    history.learn([
      step('s2', 's3', 'c'),
      step('other', 's9', 'c'),
      step('s1', 's2', 'b'),
      everything('s0', 's1'),
      step('s-1', 's0', 'a'),
    ]);
    expect(history.accepts('s2', ['a', 'b'])).toBe(true);
    expect(history.accepts('s2', ['c'])).toBe(false);
    expect(history.accepts('s1', ['a'])).toBe(true);
    expect([history.accepts('s1', ['b']), history.accepts('s1', ['c'])]).toEqual([false, false]);
    expect([history.accepts('s0', ['x']), history.accepts('s-1', ['x'])]).toEqual([false, false]);
    expect(history.accepts('other', ['x'])).toBe(false);
    history.move(step('s3', 's4', 'd'));
    expect([history.accepts('s2', ['d']), history.accepts('s2', ['b'])]).toEqual([false, true]);
  });

  it('goes back through a state that was left and came back', () => {
    const history = new History('a');
    history.learn([step('b', 'a', 'y'), step('a', 'b', 'x'), step('before', 'a', 'z')]);
    expect(history.accepts('a', ['x', 'y', 'z'])).toBe(true);
    expect([history.accepts('b', ['x']), history.accepts('b', ['y'])]).toEqual([true, false]);
    expect([history.accepts('before', ['z']), history.accepts('before', ['w'])]).toEqual([false, true]);
  });

  it('learns that nothing can be trusted of a state from what others did', () => {
    const history = new History('s1');
    history.learn([step('s0', 's0', 'a'), step('s0', 's1', 'b')]);
    expect([history.accepts('s0', ['c']), history.accepts('s1', ['a'])]).toEqual([false, true]);
  });
});
