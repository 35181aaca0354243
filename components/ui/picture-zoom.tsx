import type { ReactNode } from 'react';
import { elementTexts } from '@/lib/site/element-texts';
import { textsOf } from '@/lib/site/texts';

/** A picture that opens in full size where scripts run. @param language of the text that it belongs to */
export function PictureZoom({ language, children }: { language?: string | undefined; children: ReactNode }) {
  return <picture-zoom {...elementTexts(textsOf(language).mdx.pictures)}>{children}</picture-zoom>;
}
