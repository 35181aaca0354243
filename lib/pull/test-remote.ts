import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A bare repository, somebody who pushes to it, and room for checkouts of it: for tests. */
export class TestRemote {
  readonly home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-remote-'));
  readonly url = path.join(this.home, 'remote.git');
  private readonly work = path.join(this.home, 'work');

  /** @param files of the first revision */
  constructor(files: Record<string, string | Buffer>) {
    this.run(this.home, 'init', '--quiet', '--bare', '--initial-branch=main', this.url);
    this.run(this.home, 'clone', '--quiet', this.url, this.work);
    this.run(this.work, 'checkout', '--quiet', '-B', 'main');
    this.push(files);
  }

  /** Writes files (undefined: removes them), commits and pushes; gives the revision. */
  push(files: Record<string, string | Buffer | undefined>, at?: string): string {
    for (const [file, content] of Object.entries(files)) {
      const absolute = path.join(this.work, file);
      mkdirSync(path.dirname(absolute), { recursive: true });
      if (content === undefined) rmSync(absolute);
      else writeFileSync(absolute, content);
    }
    this.run(this.work, 'add', '--all');
    this.commit(at);
    this.run(this.work, 'push', '--quiet', '--force', 'origin', 'main');
    return this.run(this.work, 'rev-parse', 'HEAD');
  }

  /** The branch goes back, as after a forced push. */
  rewind(revision: string): void {
    this.run(this.work, 'reset', '--quiet', '--hard', revision);
    this.run(this.work, 'push', '--quiet', '--force', 'origin', 'main');
  }

  run(folder: string, ...command: string[]): string {
    return execFileSync('git', ['-C', folder, ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  dispose(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private commit(at = new Date().toISOString()): void {
    const identity = [
      '-c',
      'user.name=编辑',
      '-c',
      'user.email=editor@example.cn',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', ['-C', this.work, ...identity, 'commit', '--quiet', '--allow-empty', '-m', '更新'], {
      env: { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}
