/** Next hands dynamic segments over as they stand in the address; this is their one decoding. */
export function decodeParam(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
