import type { ReactNode } from 'react';
import { elementTexts } from '@/lib/site/element-texts';
import { messages } from '@/lib/site/messages';

/** A picture that opens in full size where scripts run. */
export function PictureZoom({ children }: { children: ReactNode }) {
  return <picture-zoom {...elementTexts(messages.enhance.elements.pictures)}>{children}</picture-zoom>;
}
