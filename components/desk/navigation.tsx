'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Place } from '@/lib/desk/places';

function isAt(path: string, { href, isFolder }: Place): boolean {
  if (href === '/desk') return path === href || path.startsWith('/desk/articles/');
  return path === href || (isFolder && path.startsWith(`${href}/`));
}

/** Where the desk can be gone to; the layout stays while pages change, so it marks the present one in the browser. */
export function Navigation({ places, label }: { places: Place[]; label: string }) {
  const path = usePathname();
  return (
    <nav className="desk-nav" aria-label={label}>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              prefetch={false}
              aria-current={isAt(path, place) ? (path === place.href ? 'page' : 'true') : undefined}
            >
              {place.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
