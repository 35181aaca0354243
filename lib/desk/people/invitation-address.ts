import { getNewsroom } from '@/lib/site/newsroom';
import { invitationPath } from '../desk-address';

/** The link that is sent to whoever is invited. */
export function invitationAddress(token: string): string {
  return `${getNewsroom().environment.siteUrl}${invitationPath}?token=${token}`;
}
