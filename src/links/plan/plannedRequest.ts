import {
  joinCall,
  unjoinCall,
  unjoinSelfCall,
  updateCall,
  type WriteCall,
  type WriteOptions,
} from '../../cupi/writeCalls.ts';
import { secret } from '../../http/secret.ts';
import type { Change } from '../change.ts';

/** What will be sent, to be read by people: where a password goes it has dots. */
export interface PlannedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: { readonly type: string; readonly text: string } | undefined;
}

/** Of the same length whatever it stands for. */
const HIDDEN = '•••';

/** The exact request of a change. Throws a CupiError of kind `invalidRequest` for what would not be sent. */
export function plannedRequest(change: Change, options: WriteOptions): PlannedRequest {
  const { method, path, body } = callOf(change, options);
  return { method, path, body };
}

function callOf(change: Change, options: WriteOptions): WriteCall {
  switch (change.kind) {
    case 'join':
      return joinCall(options, { ...change.request, remotePassword: secret(HIDDEN) });
    case 'update':
      return updateCall(options, change.link.objectId, change.fields);
    case 'unjoin':
      return unjoinCall(options, change.link.objectId);
    case 'unjoinSelf':
      return unjoinSelfCall();
  }
}
