import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The browser bundle of `enhance/`: a first module that pages name, and parts that it fetches when they are needed.
 * The build writes them with digests in their names, beside a manifest.
 */

export const assetFolder = '.next/assets';

/** Where `npm run dev` writes its own, so that a build stays what it is. */
export const developmentFolder = '.next/development-assets';

/** No section can have such an article: slugs have no dots. */
const address = /^\/assets\/(?:enhance|part)-[A-Z0-9]{8}\.js$/;

export function isBundleAddress(requested: string): boolean {
  return address.test(requested);
}

function fileNamed(name: string): string {
  const folder = process.env.NODE_ENV === 'development' ? developmentFolder : assetFolder;
  return path.join(/* turbopackIgnore: true */ process.cwd(), folder, name);
}

let known: string | undefined;

function readAddress(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(fileNamed('manifest.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('enhance' in manifest)) return '';
    const { enhance } = manifest;
    return typeof enhance === 'string' && isBundleAddress(enhance) ? enhance : '';
  } catch {
    return '';
  }
}

/** Address of the first module; undefined when this build has none: pages do without. */
export function bundleAddress(): string | undefined {
  if (known === undefined || process.env.NODE_ENV === 'development') known = readAddress();
  return known || undefined;
}

/** The module at an address of the form above; undefined when it is not of this build. */
export function readBundle(requested: string): Buffer | undefined {
  if (!isBundleAddress(requested)) return undefined;
  try {
    return readFileSync(fileNamed(path.basename(requested)));
  } catch {
    return undefined;
  }
}
