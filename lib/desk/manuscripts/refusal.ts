import { DeskError } from '@/lib/desk/desk-error';
import { json } from '@/lib/site/respond';

/** A DeskError that says more than its message: texts to compare, problems to mend. */
export class Refusal extends DeskError {
  constructor(
    status: DeskError['status'],
    code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(status, code, message);
  }

  /** `{error: {code, message}, …details}` */
  override toResponse(): Response {
    return json({ error: { code: this.code, message: this.message }, ...this.details }, this.status);
  }
}
