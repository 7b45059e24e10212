import type { Call } from './call.ts';
import { bodyOf, type Format } from './encode/body.ts';
import { joinFields } from './encode/joinFields.ts';
import { updateFields } from './encode/updateFields.ts';
import type { JoinRequest, UpdateRequest } from './httpsLink.ts';
import { PLACES, linkPlace, unjoinPlace } from './paths.ts';

/** A write as it goes over the wire. */
export type WriteCall = Omit<Call, 'limit'>;

/** Whom a write is for, and in which format. */
export interface WriteOptions {
  readonly server: string;
  readonly format: Format;
}

/** Each throws a CupiError of kind `invalidRequest` for what must not be sent. */
export function joinCall({ server, format }: WriteOptions, request: JoinRequest): WriteCall {
  const operation = 'join';
  const body = bodyOf(format, joinFields({ server, operation }, request));
  const password = request.remotePassword.reveal();
  return { operation, method: 'POST', ...PLACES.join, body, secrets: [password, password.trim()] };
}

export function updateCall(
  { server, format }: WriteOptions,
  objectId: string,
  changes: UpdateRequest,
): WriteCall {
  const where = { server, operation: 'update' } as const;
  const place = linkPlace(where, objectId);
  return { operation: 'update', method: 'PUT', ...place, body: bodyOf(format, updateFields(where, changes)) };
}

export function unjoinCall({ server }: WriteOptions, objectId: string): WriteCall {
  const operation = 'unjoin';
  return { operation, method: 'DELETE', ...unjoinPlace({ server, operation }, objectId) };
}

export function unjoinSelfCall(): WriteCall {
  return { operation: 'unjoinSelf', method: 'DELETE', ...PLACES.unjoinSelf };
}
