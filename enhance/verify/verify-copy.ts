import type { Copy } from '@/lib/provenance/copy';
import type { CopyReport } from '@/lib/provenance/verify-copy';
import { make } from '../dom';
import { verifyAgainstKnown } from './known-articles';
import { pathOf } from './paths';
import { copyOf, decodeFile, mostBytes } from './read-file';
import { reportView } from './report-view';
import { SiteSource } from './site-source';
import { type TextName, textsOf } from './texts';

/** The form of `/verify`: hidden until it works. What is put into it stays in the browser. */
export class VerifyCopy extends HTMLElement {
  private readonly source = new SiteSource();

  connectedCallback(): void {
    const form = this.querySelector('form');
    const area = this.querySelector('textarea');
    const file = this.querySelector<HTMLInputElement>('input[type=file]');
    const result = this.querySelector<HTMLElement>('[data-result]');
    if (!form || !area || !file || !result) return;
    const say = (name: TextName, values?: Record<string, string | number>): void => {
      this.status.textContent = textsOf(this)(name, values);
    };
    if (!('subtle' in crypto)) return say('insecure');
    form.hidden = false;
    const verify = async (copy: Copy): Promise<void> => {
      say('working');
      try {
        const report = await this.find(copy);
        result.replaceChildren(...reportView(report, textsOf(this), this.source.isPartial));
        this.status.textContent = '';
        const heading = result.querySelector('h2');
        heading?.focus();
        heading?.scrollIntoView({ block: 'nearest' });
      } catch {
        result.replaceChildren();
        say('failed');
      }
    };
    const read = async (chosen: File | undefined): Promise<void> => {
      if (!chosen) return;
      if (chosen.size > mostBytes) return say('big');
      const text = decodeFile(new Uint8Array(await chosen.arrayBuffer()));
      if (text === undefined) return say('unread');
      area.value = '';
      await verify(copyOf(text));
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (area.value.trim() === '') return say('empty');
      if (area.value.length > mostBytes) return say('big');
      void verify(copyOf(area.value));
    });
    file.addEventListener('change', () => void read(file.files?.[0]));
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      const dropped = event.dataTransfer?.files[0];
      if (!dropped) return;
      event.preventDefault();
      void read(dropped);
    });
    void this.source.begin();
    void this.prepare(say);
  }

  private get status(): HTMLElement {
    return this.querySelector<HTMLElement>('[role=status]') ?? this;
  }

  /** From the badge of an article: its records are fetched at once, so that it can be verified without a network. */
  private async prepare(say: (name: TextName, values?: Record<string, string>) => void): Promise<void> {
    const slug = new URLSearchParams(location.search).get('slug');
    if (slug === null || !/^[a-z0-9-]{1,200}$/.test(slug)) return;
    try {
      const known = await this.source.prepare(slug);
      if (!known) return say('nothing');
      say('known', { title: known.title });
      const path = pathOf(known.url);
      if (path) this.status.append(make('a', { href: path }, textsOf(this)('open')));
    } catch {
      say('failed');
    }
  }

  private async find(copy: Copy): Promise<CopyReport> {
    this.source.isPartial = false;
    return verifyAgainstKnown(copy, this.source);
  }
}
