import { notFound } from 'next/navigation';

/** Addresses below /desk that no page belongs to. */
export default function MissingRoute(): never {
  notFound();
}
