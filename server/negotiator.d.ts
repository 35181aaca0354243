import 'negotiator';

declare module 'negotiator' {
  export default interface Negotiator {
    /** Since version 1.0; the published types do not know the second parameter. */
    encodings(available: string[], options: { preferred: string[] }): string[];
  }
}
