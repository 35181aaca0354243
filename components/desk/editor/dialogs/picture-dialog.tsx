'use client';

import { useEffect, useRef, useState } from 'react';
import { figure } from '@/lib/desk/editor/snippets';
import type { UploadedPicture } from '@/lib/desk/manuscripts/pictures';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor } from '../editor-context';
import { Dialog } from './dialog';

const text = editorTexts.pictures;

interface PictureDialogProps {
  onClose: () => void;
  /** Pasted or dropped: uploaded at once. */
  files: readonly File[];
  insert: (markup: string) => void;
  /** A picture is looked for, not a paragraph. */
  choose?: (src: string) => void;
}

interface Chosen {
  src: string;
  alt: string;
  caption: string;
  credit: string;
}

interface Upload {
  name: string;
  share: number;
  problem?: string;
}

/** Pictures of the article: chosen or uploaded, then described, then put into the text. */
export function PictureDialog({ onClose, files, insert, choose }: PictureDialogProps) {
  const { api } = useEditor();
  const [pictures, setPictures] = useState<readonly UploadedPicture[]>();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const begun = useRef(false);

  const load = (): Promise<void> =>
    api.pictures().then(setPictures, () => setPictures((before) => before ?? []));
  const pick = (src: string): void => {
    if (choose) {
      choose(src);
      return onClose();
    }
    setChosen((before) =>
      before.some((picture) => picture.src === src)
        ? before.filter((picture) => picture.src !== src)
        : [...before, { src, alt: '', caption: '', credit: '' }],
    );
  };
  const upload = async (file: File): Promise<void> => {
    const note = (change: Partial<Upload>): void =>
      setUploads((before) => [
        ...before.filter(({ name }) => name !== file.name),
        { name: file.name, share: 0, ...change },
      ]);
    note({});
    try {
      const { src } = await api.upload(file, (share) => note({ share }));
      note({ share: 1 });
      await load();
      if (!choose) pick(src);
    } catch (error) {
      note({ problem: error instanceof Error ? error.message : editorTexts.requests.unexpected });
    }
  };
  const uploadAll = async (given: readonly File[]): Promise<void> => {
    for (const file of given) await upload(file);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void load();
    void uploadAll(files);
  }, []);

  const fillIn = (src: string, change: Partial<Chosen>): void =>
    setChosen((before) =>
      before.map((picture) => (picture.src === src ? { ...picture, ...change } : picture)),
    );

  return (
    <Dialog title={choose ? text.titleCover : text.title} onClose={onClose}>
      <form
        className="pictures"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          insert(chosen.map(figure).join('\n\n'));
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void uploadAll([...event.dataTransfer.files]);
        }}
      >
        <label className="button pictures-file">
          {text.choose}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
            multiple
            className="sr-only"
            onChange={({ target }) => void uploadAll([...(target.files ?? [])])}
          />
        </label>
        <p className="hint">{text.drop}</p>
        <ul className="pictures-uploads" aria-live="polite">
          {uploads.map(({ name, share, problem }) => (
            <li key={name} data-problem={problem ? '' : undefined}>
              {problem
                ? text.failed(name, problem)
                : share === 1
                  ? text.uploaded(name)
                  : text.uploading(name, Math.round(share * 100))}
              {!problem && share < 1 && <progress value={share} max={1} aria-label={name} />}
            </li>
          ))}
        </ul>
        <h3>{text.beside}</h3>
        {pictures?.length === 0 && <p className="panel-note">{text.none}</p>}
        <ul className="pictures-list">
          {pictures?.map(({ src, width, height }) => (
            <li key={src}>
              <button
                type="button"
                aria-pressed={choose ? undefined : chosen.some((picture) => picture.src === src)}
                onClick={() => pick(src)}
              >
                <img src={api.pictureAddress(src)} alt="" width={width} height={height} loading="lazy" />
                <span>
                  <span className="sr-only">{text.pick} </span>
                  {src}
                </span>
                <small>{text.size(width, height)}</small>
              </button>
            </li>
          ))}
        </ul>
        {chosen.map(({ src, alt, caption, credit }) => (
          <fieldset key={src} className="pictures-words">
            <legend>{src}</legend>
            <label className="field">
              <span>{text.alt}</span>
              <input
                value={alt}
                required
                maxLength={300}
                onChange={({ target }) => fillIn(src, { alt: target.value })}
              />
              <small className="hint">{text.altHint}</small>
            </label>
            <label className="field">
              <span>{text.caption}</span>
              <input
                value={caption}
                maxLength={300}
                onChange={({ target }) => fillIn(src, { caption: target.value })}
              />
            </label>
            <label className="field">
              <span>{text.credit}</span>
              <input
                value={credit}
                maxLength={100}
                onChange={({ target }) => fillIn(src, { credit: target.value })}
              />
            </label>
          </fieldset>
        ))}
        {!choose && (
          <div className="dialog-actions">
            <button type="submit" className="button-primary" disabled={chosen.length === 0}>
              {text.insert}
            </button>
          </div>
        )}
      </form>
    </Dialog>
  );
}
