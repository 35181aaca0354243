import { singleAddress } from '@/lib/site/picture-address';
import { Caption } from './caption';
import { attempt, type WithContext } from './context';

/** Browsers load a poster at once and choose among nothing: the column of text, at twice its pixels on a phone. */
const posterWidth = 960;

interface VideoProps {
  src?: string;
  poster?: string;
  captions?: string;
  caption?: string;
  credit?: string;
}

export function Video({ src, poster, captions, caption, credit, context }: WithContext<VideoProps>) {
  if (!src) return null;
  const facts = poster ? attempt(() => context.pictureSize?.(poster)) : undefined;
  return (
    <figure className="video">
      {/* biome-ignore lint/a11y/useMediaCaption: the track is there whenever the editor gave one. */}
      <video
        controls
        preload="none"
        playsInline
        src={src}
        poster={poster && facts ? singleAddress(poster, facts, posterWidth) : poster}
        width={facts?.width}
        height={facts?.height}
      >
        {captions ? (
          <track
            kind="captions"
            src={captions}
            srcLang={context.language}
            label={context.text.captionsLabel}
            default
          />
        ) : null}
        <a href={src}>{context.text.videoFallback}</a>
      </video>
      <Caption caption={caption} credit={credit} text={context.text} />
    </figure>
  );
}

interface AudioProps {
  src?: string;
  title?: string;
  credit?: string;
}

export function Audio({ src, title, credit, context }: WithContext<AudioProps>) {
  if (!src) return null;
  return (
    <figure className="audio">
      {/* biome-ignore lint/a11y/useMediaCaption: the contract gives audio no captions; its words belong in the body. */}
      <audio controls preload="none" src={src} aria-label={title}>
        <a href={src}>{context.text.audioFallback}</a>
      </audio>
      <Caption caption={title} credit={credit} text={context.text} />
    </figure>
  );
}
