import type { ComponentPropsWithoutRef } from 'react';
import type { FindOutbound } from '@/lib/leave/outbound';

interface ContentLinkProps extends ComponentPropsWithoutRef<'a'> {
  find: FindOutbound | undefined;
}

/**
 * A link that an editor wrote. One that leaves the institution's sites is marked as external, or leads to the notice; then
 * print, which says where links lead, finds the address in `data-address`, and nothing is saved but followed.
 */
export function ContentLink({ find, children, ...link }: ContentLinkProps) {
  const outbound = link.href ? find?.(link.href) : undefined;
  if (!outbound?.notice) {
    return (
      <a {...link} rel={outbound && 'external noopener'}>
        {children}
      </a>
    );
  }
  const { download: _, type: __, ...rest } = link;
  return (
    <a {...rest} href={outbound.notice} rel="nofollow" data-address={outbound.address}>
      {children}
    </a>
  );
}
