import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { openDesk } from '@/lib/desk/desk';
import { invitationPath } from '@/lib/desk/desk-address';
import { invite } from '@/lib/desk/people/invite';
import type { Role } from '@/lib/desk/person';
import { createPreviewToken, newGrant, previewAddress } from '@/lib/preview/token';
import { freePort, type ServerProcess, startServer } from '../bench/server-process';
import { findChromium } from '../support/chromium';
import { guideNow, writeGuideTree } from './tree';

const password = 'password of the guide';
const previewSecret = 'preview-secret-of-the-guide-0123456789';

interface Server {
  url: string;
  process: ServerProcess;
}

/** Takes one picture of the guide, as PNG. */
export type Shot = (stage: Stage) => Promise<Buffer>;

/** Where the pictures are taken: the small newsroom, servers that show it, and a browser. */
export class Stage {
  readonly home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-guide-'));
  readonly content = path.join(this.home, 'content');
  readonly deskDir = path.join(this.home, 'desk');
  private readonly servers = new Map<string, Server>();
  private readonly clock = path.join(this.home, 'clock');
  private readonly people = new Map<string, BrowserContext>();

  private constructor(private readonly browser: Browser) {
    mkdirSync(this.content);
    writeGuideTree(this.content);
    writeFileSync(this.clock, String(guideNow - Date.now()));
  }

  static async open(): Promise<Stage> {
    const parameters = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    return new Stage(await chromium.launch({ executablePath: findChromium(), args: parameters }));
  }

  /** Address of the portal, as readers have it. */
  async portal(): Promise<string> {
    return (await this.server('portal', ['.next/kaiyuan-server/main.mjs'], 'production')).url;
  }

  /** Address of `npm run dev` on the same files. */
  async development(): Promise<string> {
    return (await this.server('development', ['--import', 'tsx', 'scripts/dev.ts'], 'development')).url;
  }

  /** A link to the preview of an article at the portal. */
  async previewLink(slug: string): Promise<string> {
    const token = await createPreviewToken(newGrant(slug, 24, guideNow), previewSecret);
    return previewAddress(await this.portal(), token);
  }

  /** A page of somebody who has not been here before. */
  async page(): Promise<Page> {
    return open(await this.context());
  }

  /** A page of somebody at the desk, who is signed in. */
  async deskPage(name: string, role: Role): Promise<Page> {
    const known = this.people.get(name);
    if (known) return open(known);
    const portal = await this.portal();
    const desk = openDesk(this.deskDir);
    const email = `${role}${this.people.size}@yunchuan.example`;
    const by = { id: 'cli', name: 'cli' };
    const { token } = invite(desk, { email, name, role, hours: 1, by, now: guideNow });
    desk.db.close();
    const context = await this.context();
    this.people.set(name, context);
    const page = await open(context);
    await page.goto(`${portal}${invitationPath}?token=${token}`);
    await page.locator('input[name=password]').fill(password);
    await page.locator('input[name=repeat]').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname === '/desk');
    return page;
  }

  private context(): Promise<BrowserContext> {
    return this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await Promise.all([...this.servers.values()].map(({ process }) => process.stop()));
    rmSync(this.home, { recursive: true, force: true });
  }

  private async server(name: string, script: string[], mode: string): Promise<Server> {
    const known = this.servers.get(name);
    if (known) return known;
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const process = await startServer({
      name,
      command: 'node',
      parameters: script,
      readyUrl: `${url}/api/ready`,
      env: {
        NODE_ENV: mode,
        CONTENT_DIR: this.content,
        DATA_DIR: path.join(this.home, `data-${name}`),
        DESK_DIR: this.deskDir,
        SITE_URL: url,
        PORT: String(port),
        HOST: '127.0.0.1',
        PREVIEW_SECRET: previewSecret,
        ANNOUNCE: 'off',
        RATE_LIMIT: '0',
        KAIYUAN_TEST: '1',
        TEST_CLOCK_FILE: this.clock,
      },
    });
    const server = { url, process };
    this.servers.set(name, server);
    return server;
  }
}

/** Its clock stands, as that of the pictures does. */
async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(guideNow);
  return page;
}
