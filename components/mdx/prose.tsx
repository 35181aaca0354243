import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { ContentLink } from '@/components/ui/content-link';
import { PictureImage } from '@/components/ui/picture-image';
import { attempt, type WithContext } from './context';

/** Links of the text. In print each says where it leads, unless its words do. */
export function ProseLink({ children, context, ...rest }: WithContext<ComponentPropsWithoutRef<'a'>>) {
  return (
    <ContentLink
      {...rest}
      className={children === rest.href ? 'bare-address' : rest.className}
      find={context.outbound}
    >
      {children}
    </ContentLink>
  );
}

interface ProseImageProps {
  src?: string;
  alt?: string;
  title?: string;
}

/** A picture in the middle of a line; pictures alone in a paragraph have become Figures before. */
export function ProseImage({ src, alt, title, context }: WithContext<ProseImageProps>) {
  if (!src) return null;
  return (
    <PictureImage
      className="inline-picture"
      src={src}
      alt={alt ?? ''}
      title={title}
      facts={attempt(() => context.pictureSize?.(src))}
      sizes="10rem"
    />
  );
}

/** A Markdown table with the same scrolling frame as a DataTable. */
export function ProseTable({
  children,
  'data-number': number,
  context,
}: WithContext<{ children?: ReactNode; 'data-number'?: string }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/useSemanticElements: a section would say the same with less control over its label.
    <div className="table-scroll" tabIndex={0} role="region" aria-label={context.text.table(number ?? '')}>
      <table>{children}</table>
    </div>
  );
}

export function ProseHeaderCell({ children, ...rest }: ComponentPropsWithoutRef<'th'>) {
  return (
    <th {...rest} scope="col">
      {children}
    </th>
  );
}

export function ProseCode({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too (WCAG 2.1.1).
    <pre className="code-block" tabIndex={0}>
      {children}
    </pre>
  );
}

/** The box of a task list item. It cannot be ticked, so it is no form field. */
export function TaskBox({ checked, context }: WithContext<{ checked?: boolean }>) {
  return (
    <span
      className="task-box"
      role="img"
      aria-label={checked ? context.text.taskDone : context.text.taskOpen}
    >
      {checked ? '☑' : '☐'}
    </span>
  );
}
