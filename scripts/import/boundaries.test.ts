import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const packages =
  /from '(?:defuddle|mammoth|hast-util-from-html)\b|import\('(?:defuddle|mammoth|hast-util-from-html)\b/;

it('keeps the packages of the import out of server and pages', () => {
  const sources = ['app', 'components', 'enhance', 'lib', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => packages.test(readFileSync(file, 'utf8')))).toEqual([]);
  expect(packages.test(readFileSync('scripts/import/page.ts', 'utf8'))).toBe(true);
});
