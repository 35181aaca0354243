import { createHash } from 'node:crypto';
import type { Picture } from '@/lib/content/types';
import type { MediaFile } from '@/lib/site/media';

/** What a share picture says, and the address that follows from it. */

/** Size that networks show large: 1.91:1, with pixels for dense screens. */
export const shareSize = { width: 1200, height: 630 } as const;

export const cardKinds = ['site', 'section', 'article', 'topic', 'tag', 'source', 'author', 'page'] as const;
export type CardKind = (typeof cardKinds)[number];

export interface ShareCard {
  kind: CardKind;
  /** Slug, id or name that the address carries. */
  name: string;
  title: string;
  /** Above the title. */
  kicker?: string;
  /** Below the title. */
  summary?: string;
  /** Bottom left. */
  site: string;
  /** Bottom right, in this order. */
  notes: string[];
  language: string;
  /** What stands in when the title has characters that the typeface lacks. */
  standIns: string[];
  cover?: { file: MediaFile; version: string };
}

/** Increase when the same card is drawn in another way. */
const drawingVersion = 1;

/** Names everything that is drawn. */
export function digestOf(card: ShareCard): string {
  const { kicker = '', title, summary = '', site, notes, language, standIns, cover } = card;
  const drawn = [kicker, title, summary, site, notes, language, standIns];
  const picture = cover ? [cover.file.relative, cover.version] : [];
  const text = JSON.stringify([drawingVersion, drawn, picture]);
  return createHash('sha256').update(text).digest('base64url');
}

export function cardVersion(card: ShareCard): string {
  return digestOf(card).slice(0, 10);
}

/** Flat colours and type are smallest and sharpest as PNG; with a photograph JPEG is a quarter of that. */
export type CardFormat = 'png' | 'jpg';
export const cardTypes: Record<CardFormat, string> = { png: 'image/png', jpg: 'image/jpeg' };

/** A share picture in metadata. */
export interface ShareImage extends Picture {
  type: string;
}

/** The address changes with everything that is drawn, so that networks ask again. */
export function shareImageOf(card: ShareCard): ShareImage {
  const format: CardFormat = card.cover ? 'jpg' : 'png';
  const path = `/api/og/${card.kind}/${encodeURIComponent(card.name)}.${format}`;
  return {
    src: `${path}?v=${cardVersion(card)}`,
    alt: card.title,
    type: cardTypes[format],
    ...shareSize,
  };
}
