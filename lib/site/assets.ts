import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The browser bundles of `enhance/`: a first module that pages name, and parts that it fetches when they are needed;
 * beside it the module of `/verify`. The build writes them with digests in their names, beside a manifest.
 */

export const assetFolder = '.next/assets';

/** Where `npm run dev` writes its own, so that a build stays what it is. */
export const developmentFolder = '.next/development-assets';

/** No section can have such an article: slugs have no dots. */
const address = /^\/assets\/(?:enhance|part|verify)-[A-Z0-9]{8}\.js$/;

export function isBundleAddress(requested: string): boolean {
  return address.test(requested);
}

function fileNamed(name: string): string {
  const folder = process.env.NODE_ENV === 'development' ? developmentFolder : assetFolder;
  return path.join(/* turbopackIgnore: true */ process.cwd(), folder, name);
}

/** First modules by what pages call them. */
export type BundleName = 'enhance' | 'verify';

const known = new Map<BundleName, string>();

function readAddress(name: BundleName): string {
  try {
    const manifest: Partial<Record<BundleName, unknown>> = JSON.parse(
      readFileSync(fileNamed('manifest.json'), 'utf8'),
    );
    const address = manifest[name];
    return typeof address === 'string' && isBundleAddress(address) ? address : '';
  } catch {
    return '';
  }
}

/** Address of a first module; undefined when this build has none: pages do without. */
export function bundleAddress(name: BundleName): string | undefined {
  if (!known.has(name) || process.env.NODE_ENV === 'development') known.set(name, readAddress(name));
  return known.get(name) || undefined;
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
