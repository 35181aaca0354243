'use client';

import { type RefObject, useEffect, useState } from 'react';
import { searchFieldId } from './search-panel';
import { focusRow, rowsOf } from './steady-view';

const storedAs = 'kaiyuan-desk-keys';

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

interface RowKeys {
  /** Single letters do something. */
  isOn: boolean;
  /** Undefined until scripts run. */
  setOn: ((isOn: boolean) => void) | undefined;
}

/** Moves the focus from row to row; arrows only where it is in the list already: elsewhere they scroll. */
export function useRowKeys(list: RefObject<HTMLElement | null>): RowKeys {
  const [isOn, setOn] = useState<boolean>();

  useEffect(() => setOn(localStorage.getItem(storedAs) !== 'off'), []);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(target instanceof HTMLElement) || !list.current) return;
      const isLetter = key.length === 1;
      const field = document.getElementById(searchFieldId);
      if (target === field ? key !== 'Escape' : isTyped(target) || (isLetter && !isOn)) return;
      if (key === '/') field?.focus();
      else if (target === field) move(list.current, 1);
      else if (isLetter || list.current.contains(target)) {
        const step = steps[key];
        if (step === undefined) return;
        move(list.current, step);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list, isOn]);

  const choose = (wanted: boolean): void => {
    localStorage.setItem(storedAs, wanted ? 'on' : 'off');
    setOn(wanted);
  };
  return { isOn: isOn ?? false, setOn: isOn === undefined ? undefined : choose };
}

function isTyped(target: HTMLElement): boolean {
  return target.isContentEditable || /^(?:input|select|textarea)$/i.test(target.tagName);
}

function move(list: HTMLElement, step: number): void {
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (next) focusRow(next);
}
