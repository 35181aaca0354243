/** Tells addresses of the institution: the host of SITE_URL, and `ownSites` of site.yaml with what is below them. */
export function ownAddresses(siteUrl: string, ownSites: readonly string[]): (address: string) => boolean {
  const hosts = [new URL(siteUrl).hostname, ...ownSites];
  return (address) => {
    if (!URL.canParse(address)) return false;
    const { hostname } = new URL(address);
    return hosts.some((own) => hostname === own || hostname.endsWith(`.${own}`));
  };
}
