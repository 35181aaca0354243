'use client';

import { useState } from 'react';
import { linkTexts as text } from '@/lib/desk/texts/links';

interface CopyButtonProps {
  url: string;
  /** Said to those who hear the page; default: what the button says. */
  label?: string;
  className: string;
}

/** Puts an address on the clipboard. Without https a browser has none for pages: nothing is claimed then. */
export function CopyButton({ url, label, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(url);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <button className={className} type="button" onClick={copy} aria-label={copied ? undefined : label}>
      {copied ? text.copied : text.copy}
    </button>
  );
}
