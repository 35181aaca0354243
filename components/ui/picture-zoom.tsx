import type { ReactNode } from 'react';
import { bodyText } from '@/lib/site/body-text';
import { elementTexts } from '@/lib/site/element-texts';

/** A picture that opens in full size where scripts run. @param lang of the text that it belongs to */
export function PictureZoom({ lang, children }: { lang?: string | undefined; children: ReactNode }) {
  return <picture-zoom {...elementTexts(bodyText(lang).pictures)}>{children}</picture-zoom>;
}
