import { DeskNotice } from '@/components/desk/notice';
import { deskTexts } from '@/lib/desk/texts/desk';

export default function DeskForbidden() {
  return <DeskNotice title={deskTexts.forbiddenTitle} hint={deskTexts.forbiddenHint} />;
}
