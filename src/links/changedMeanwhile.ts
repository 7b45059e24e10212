import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { fieldsWhere, sameValue, shownFields, type WritableField } from './editedFields.ts';

/**
 * Whether an update would overwrite what someone else has changed since `edited` was read: a field it sends is neither
 * as it was then nor as it is wanted.
 */
export function changedMeanwhile(fields: UpdateRequest, edited: HttpsLink, now: HttpsLink): boolean {
  return fieldsChangedMeanwhile(fields, shownFields(edited), shownFields(now)).length > 0;
}

/** Which of the fields would; `then` and `now` are the writable fields as the link showed them and shows them. */
export function fieldsChangedMeanwhile(
  fields: UpdateRequest,
  then: UpdateRequest,
  now: UpdateRequest,
): readonly WritableField[] {
  return fieldsWhere(fields, (field) => !sameValue(field, now, then) && !sameValue(field, now, fields));
}
