import type { ReactNode } from 'react';
export const dynamicParams = true;
export function generateStaticParams(): never[] {
  return [];
}
export default function L({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-Hans">
      <body>{children}</body>
    </html>
  );
}
