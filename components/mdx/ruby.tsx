import type { ReactNode } from 'react';
import type { WithContext } from './context';

/** Reading above the characters; in brackets where a browser knows no ruby. */
export function Ruby({ rt, children, context }: WithContext<{ rt?: string; children?: ReactNode }>) {
  return (
    <ruby>
      {children}
      <rp>{context.text.rubyOpen}</rp>
      <rt>{rt}</rt>
      <rp>{context.text.rubyClose}</rp>
    </ruby>
  );
}
