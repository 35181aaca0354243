import { DeskNotice } from '@/components/desk/notice';
import { deskTexts } from '@/lib/desk/texts/desk';

export default function DeskNotFound() {
  return <DeskNotice title={deskTexts.notFound} hint={deskTexts.notFoundHint} />;
}
