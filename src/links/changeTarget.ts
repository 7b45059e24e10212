import type { Change } from './change.ts';
import type { SentChange } from './sentChange.ts';

/**
 * What two changes must not be made to at once: a link, or the whole server. Joins are made one at a time (facts sheet
 * 3.1), and one far end has several names.
 */
export function targetOf(change: Change | SentChange): string {
  switch (change.kind) {
    case 'join':
      return 'join';
    case 'update':
    case 'unjoin':
      return `link ${'link' in change ? change.link.objectId : change.objectId}`;
    case 'unjoinSelf':
      return 'network';
  }
}

/** What a change is about, by name; empty for a whole server. */
export function nameOf(change: Change | SentChange): string {
  switch (change.kind) {
    case 'join':
      return 'request' in change ? change.request.remoteServer : change.remoteServer;
    case 'update':
    case 'unjoin':
      return 'link' in change ? (change.link.displayName ?? change.link.objectId) : change.name;
    case 'unjoinSelf':
      return '';
  }
}
