import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** What is promised of dependencies in docs/dependencies.md. */

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  os?: string[];
}

const lock: { packages: Record<string, Package> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 13);

describe('the software bill of materials', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-sbom-'));
  const file = path.join(folder, 'sbom.cdx.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names every package of the lock file with version and digest, and no place to fetch it from', () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/sbom.ts', file]);
    const text = readFileSync(file, 'utf8');
    const bom: {
      bomFormat: string;
      specVersion: string;
      metadata: { component: { name: string } };
      components: { 'bom-ref': string; version: string; purl: string; hashes?: { alg: string }[] }[];
    } = JSON.parse(text);
    expect([bom.bomFormat, bom.metadata.component.name]).toEqual(['CycloneDX', 'kaiyuan']);
    expect(bom.specVersion).toMatch(/^1\.\d$/);
    const versions = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)));
    for (const [place, { version, os: systems }] of installed) {
      // Packages of other platforms are not part of what runs here; aliases stand under their real name.
      if (systems || nameOf(place) === 'contentlayer') continue;
      expect.soft(versions.has(`pkg:npm/${nameOf(place)}@${version}`), place).toBe(true);
    }
    const hashed = bom.components.filter(({ hashes }) => hashes?.some(({ alg }) => alg === 'SHA-512'));
    expect(hashed.length / bom.components.length).toBeGreaterThan(0.8);
    const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
    for (const host of [new URL(registry).host, 'registry.npmjs.org', 'npmmirror.com', '"distribution"']) {
      expect(text).not.toContain(host);
    }
  }, 60_000);
});

describe('dependencies', () => {
  const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );

  it('have exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    );
  });

  it('are locked by digest, wherever they come from', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    const platform = ([, one]: [string, Package]): boolean => one.optional === true && one.os !== undefined;
    const without = installed.filter((one) => one[1].integrity === undefined && !platform(one));
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('stand in the documentation, and so do their install scripts', () => {
    const text = readFileSync('docs/dependencies.md', 'utf8');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const told = (name: string): boolean =>
      text.includes(`\`${name}\``) || text.includes(`\`${name.split('/').at(-1)}\``);
    expect(names.filter((name) => !told(name))).toEqual([]);
    const scripts = installed.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place));
    expect(scripts.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
