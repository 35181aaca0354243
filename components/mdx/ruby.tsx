import type { ReactNode } from 'react';
import { messages } from '@/lib/site/messages';

/** Reading above the characters; in brackets where a browser knows no ruby. */
export function Ruby({ rt, children }: { rt?: string; children?: ReactNode }) {
  return (
    <ruby>
      {children}
      <rp>{messages.mdx.rubyOpen}</rp>
      <rt>{rt}</rt>
      <rp>{messages.mdx.rubyClose}</rp>
    </ruby>
  );
}
