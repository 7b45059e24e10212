import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { fieldsWhere, sameValue, shownFields } from './editedFields.ts';

/**
 * Whether an update would overwrite what someone else has changed since `edited` was read: a field it sends is neither
 * as it was then nor as it is wanted.
 */
export function changedMeanwhile(fields: UpdateRequest, edited: HttpsLink, now: HttpsLink): boolean {
  const then = shownFields(edited);
  const shown = shownFields(now);
  const lost = fieldsWhere(
    fields,
    (field) => !sameValue(field, shown, then) && !sameValue(field, shown, fields),
  );
  return lost.length > 0;
}
