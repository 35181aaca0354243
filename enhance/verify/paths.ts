/** Records name whole addresses; links of this page lead to this site alone. */
export function pathOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
}
