import { test as base } from '@playwright/test';
import { type Portal, type PortalOptions, startPortal } from './portal';
import { createTree, type Tree } from './tree';

interface Tools {
  /** A tree of this test's own. */
  newTree: () => Tree;
  /** A portal of this test's own. */
  launch: (options: PortalOptions) => Promise<Portal>;
}

/** For tests that start portals themselves; what they start ends with them. */
export const test = base.extend<Tools>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
  newTree: async ({}, use) => {
    const trees: Tree[] = [];
    await use(() => {
      const tree = createTree();
      trees.push(tree);
      return tree;
    });
    for (const tree of trees) tree.dispose();
  },
  launch: async ({ newTree }, use) => {
    // Named so that trees outlive the portals that read them.
    void newTree;
    const portals: Portal[] = [];
    await use(async (options) => {
      const portal = await startPortal(options);
      portals.push(portal);
      return portal;
    });
    await Promise.all(portals.map((portal) => portal.dispose()));
  },
});

interface Shared {
  tree: Tree;
  portal: Portal;
}

/**
 * Tests of one spec that share a portal (one per worker).
 * @param prepare fills the tree; gives further environment variables
 */
export function testWithPortal(
  prepare: (tree: Tree) => Record<string, string> | undefined | Promise<Record<string, string>>,
) {
  return test.extend<object, Shared & { prepared: { tree: Tree; env: Record<string, string> } }>({
    prepared: [
      // biome-ignore lint/correctness/noEmptyPattern: as above
      async ({}, use) => {
        const tree = createTree();
        const env = (await prepare(tree)) ?? {};
        await use({ tree, env });
        tree.dispose();
      },
      { scope: 'worker' },
    ],
    tree: [({ prepared }, use) => use(prepared.tree), { scope: 'worker' }],
    portal: [
      async ({ prepared }, use) => {
        const portal = await startPortal(prepared);
        await use(portal);
        await portal.dispose();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
    baseURL: async ({ portal }, use) => use(portal.url),
  });
}
