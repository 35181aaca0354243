import { ContentLink } from '@/components/ui/content-link';
import { fileName, fileType, formatBytes } from '@/lib/mdx/file-size';
import { attempt, type WithContext } from './context';

interface AttachmentProps {
  src?: string;
  title?: string;
}

/** A file to take away; readers see what it is and how large before they ask for it. */
export function Attachment({ src, title, context }: WithContext<AttachmentProps>) {
  if (!src) return null;
  const info = attempt(() => context.attachmentInfo?.(src));
  const details = [fileType(src), info ? formatBytes(info.bytes) : ''].filter(Boolean).join(' ');
  return (
    <p className="attachment">
      <span className="attachment-label">{context.text.attachment}</span>{' '}
      <ContentLink className="attachment-link" href={src} download type={info?.type} find={context.outbound}>
        {title || fileName(src)}
      </ContentLink>
      {details ? <span className="attachment-info">{context.text.attachmentInfo(details)}</span> : null}
    </p>
  );
}
