import type { Fields } from '../wire/fields.ts';
import type { Link } from './link.ts';
import { deletedAt } from './removal.ts';
import { syncState, type SyncState } from './syncState.ts';
import { usnAt, type World } from './world.ts';

/** How a time that never was is given; no source says which (facts sheet 1.4). */
export type NeverForm = 'absent' | 'empty' | 'zero';

const PATH = '/vmrest/httpslinks/';

/** The path of a link's own resource. */
export function linkPath(id: string): string {
  return PATH + id;
}

function time(name: string, at: number | undefined, never: NeverForm): Fields {
  if (at !== undefined) return [[name, `${new Date(at).toISOString().slice(0, 19)}Z`]];
  if (never === 'absent') return [];
  return [[name, never === 'empty' ? '' : '0']];
}

function stateAt(world: World, link: Link, now: number, deleted: number | undefined): SyncState {
  const state = syncState(link, (at) => usnAt(world, link.remote, at), Math.min(now, deleted ?? now));
  return deleted === undefined ? state : { ...state, syncing: false, voiceSyncing: false };
}

function subscriberUrl(world: World, link: Link, scheme: string): Fields {
  const subscriber = world.locations.get(link.remote)?.subscriber;
  return subscriber === undefined
    ? []
    : [['LocationBaseURLSub', `${scheme}://${subscriber.hostName}/feeder`]];
}

/** All fields of a link as a list or view gives them, in the order of the seed (facts sheet 2.2). */
export function linkFields(world: World, link: Link, now: number, never: NeverForm): Fields {
  const deleted = deletedAt(world, link, now);
  const state = stateAt(world, link, now, deleted);
  const scheme = link.useSsl ? 'https' : 'http';
  return [
    ['URI', linkPath(link.id)],
    ['AcceptCertificateErrors', String(link.acceptErrors)],
    ['AcceptSelfSignedCertificates', String(link.acceptSelfSigned)],
    ['BaseFeedURL', `${scheme}://${link.host}/feeder`],
    ['DisplayName', link.displayName],
    ['LastUsn', String(state.lastUsn)],
    ['MaxUsn', String(state.maxUsn)],
    ['ObjectCount', String(state.objectCount)],
    ['ObjectId', link.id],
    ['Status', state.syncing ? '1' : '0'],
    ...time('TimeOfLastFailure', state.lastFailure, never),
    ...time('TimeOfLastSync', state.lastSync, never),
    ['UseSSL', String(link.useSsl)],
    ['VoiceNameSyncStatus', state.voiceSyncing ? '1' : '0'],
    ['SyncDistributionLists', String(link.syncLists)],
    ['Deleted', String(deleted !== undefined)],
    ...subscriberUrl(world, link, scheme),
    ['DirectorySynchronizationRole', link.alert ? '1' : '0'],
    ['WarningMode', String(link.warning)],
  ];
}
