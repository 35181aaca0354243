interface BannerWayProps {
  href: string;
  name: string;
}

/** A way out of what a banner tells of. A button: the first link of a page is the one that skips to its text. */
export function BannerWay({ href, name }: BannerWayProps) {
  return (
    <form method="get" action={href}>
      <button type="submit">{name}</button>
    </form>
  );
}
