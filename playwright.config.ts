import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/support/chromium';

/** End-to-end tests against a production build (`npm run build`). Each spec starts its own portals on its own trees. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    launchOptions: {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
