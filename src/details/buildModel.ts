import * as vscode from 'vscode';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { wireNames } from '../cupi/wireNames.ts';
import { healthOf, shownHealth } from '../links/health.ts';
import { findLink } from '../links/linkKey.ts';
import type { Backlogs } from '../servers/backlogs.ts';
import type { Server } from '../servers/server.ts';
import { isYetToBeRead } from '../servers/serverState.ts';
import type { ServerList } from '../servers/serverList.ts';
import { failureSentence } from '../ui/text/failure.ts';
import { fieldValue } from '../ui/text/fieldValue.ts';
import { fieldMeaning, type FieldKey } from '../ui/text/fields.ts';
import { healthWord } from '../ui/text/health.ts';
import { linkStateSentence } from '../ui/text/linkState.ts';
import { nextStep } from '../ui/text/nextStep.ts';
import { signedOutSentence, signedOutStep } from '../ui/text/signedOut.ts';
import { ageClock, dateText, type AgeClock } from '../ui/text/time.ts';
import { buildBacklog } from './buildBacklog.ts';
import { errorNotice } from './errorNotice.ts';
import type { DetailsModel, Field, FieldGroup, Notice } from './hostMessage.ts';
import type { PanelLink } from './panelState.ts';
import { linkName, visible } from '../ui/text/visible.ts';

/**
 * What the page of one link shows now, from what is in memory. `called`: what it was called so far, which it keeps while
 * its link is not known: pages that wait for their servers after a restart would all be called the same.
 */
export function buildModel(
  { serverId, linkKey }: PanelLink,
  servers: Pick<ServerList, 'get' | 'farEnd'>,
  backlogs: Pick<Backlogs, 'of'>,
  called: string,
): DetailsModel {
  const server = servers.get(serverId);
  const link = findLink(server?.state.last?.links ?? [], linkKey);
  if (!server || !link) return goneModel(server, linkKey, called);
  const health = healthOf(link, server.state.last?.serverNow);
  return {
    title: linkName(link, linkKey),
    server: serverLine(server, link, servers),
    health: {
      kind: shownHealth(link, health),
      word: healthWord(link, server.state.last?.serverNow),
      sentence: linkStateSentence(server, link, health, servers, 'second'),
    },
    notice: noticeOf(server),
    groups: groupsOf(link, ageClock(server.state.last, 'second')),
    backlog: buildBacklog(backlogs.of(serverId, link.objectId), server.state.kind === 'ready'),
    actions: actionsOf(server, link),
    copyLabel: vscode.l10n.t('Copy'),
    updated: server.state.last ? vscode.l10n.t('As of {0}', dateText(server.state.last.readAt)) : '',
  };
}

function goneModel(server: Server | undefined, linkKey: string, called: string): DetailsModel {
  return {
    title: called,
    server: server?.profile.name ?? linkKey,
    health: undefined,
    notice: goneNotice(server),
    groups: [],
    actions: server ? [refreshAction()] : [],
    copyLabel: '',
    updated: '',
  };
}

function goneNotice(server: Server | undefined): Notice {
  if (!server)
    return errorNotice(
      vscode.l10n.t(
        'The server of this link is not in the list any more. Once it is there again, with “Add Server…” or “Start Sandbox”, its links can be opened anew; this page can be closed.',
      ),
    );
  const { profile, state } = server;
  if (isYetToBeRead(state))
    return { kind: 'waiting', text: vscode.l10n.t('Reading the links of {0}…', profile.name) };
  return (
    noticeOf(server) ?? errorNotice(vscode.l10n.t('The list of {0} no longer has this link.', profile.name))
  );
}

function serverLine(server: Server, link: HttpsLink, servers: Pick<ServerList, 'farEnd'>): string {
  const far = servers.farEnd(server, link);
  const of = vscode.l10n.t('Link of {0} ({1})', server.profile.name, new URL(server.profile.origin).host);
  const end = far
    ? vscode.l10n.t('far end: {0}', far.profile.name)
    : vscode.l10n.t('far end: not known among the configured servers');
  return `${of} · ${end}`;
}

function noticeOf({ profile, state }: Server): Notice | undefined {
  if (state.kind === 'failed')
    return errorNotice(`${failureSentence(state.failure)} ${nextStep(state.failure)}`);
  if (state.kind !== 'signedOut') return undefined;
  return errorNotice(`${signedOutSentence(profile, state)} ${signedOutStep(state)}`);
}

function refreshAction(): DetailsModel['actions'][number] {
  return { id: 'refresh', label: vscode.l10n.t('Refresh'), enabled: true };
}

function actionsOf({ profile, state }: Server, { objectId }: HttpsLink): DetailsModel['actions'] {
  const writable = !profile.readOnly && objectId !== '' && state.kind !== 'signedOut';
  return [
    refreshAction(),
    { id: 'edit', label: vscode.l10n.t('Edit'), enabled: writable },
    { id: 'unjoin', label: vscode.l10n.t('Unjoin…'), enabled: writable },
    { id: 'raw', label: vscode.l10n.t('Open Raw'), enabled: true },
  ];
}

function groupsOf(link: HttpsLink, clock: AgeClock | undefined): readonly FieldGroup[] {
  const group = (title: string, ...keys: readonly FieldKey[]): FieldGroup => ({
    title,
    fields: keys.map((key) => fieldOf(link, key, clock)),
  });
  const cluster = link.locationBaseUrlSub === undefined ? [] : (['locationBaseUrlSub'] as const);
  const unknown = unknownFields(link);
  return [
    group(vscode.l10n.t('Identity'), 'displayName', 'objectId', 'uri', 'baseFeedUrl', ...cluster),
    {
      ...group(
        vscode.l10n.t('Synchronization'),
        'status',
        'voiceNameSyncStatus',
        'timeOfLastSync',
        'timeOfLastFailure',
        'lastUsn',
        'maxUsn',
        'objectCount',
        'syncDistributionLists',
      ),
      note: healthyNote(),
    },
    group(
      vscode.l10n.t('Certificate handling'),
      'useSsl',
      'acceptSelfSignedCertificates',
      'acceptCertificateErrors',
    ),
    group(vscode.l10n.t('State'), 'deleted', 'directorySynchronizationRole', 'warningMode'),
    ...(unknown.length > 0 ? [{ title: vscode.l10n.t('Other fields'), fields: unknown }] : []),
  ];
}

/** Facts sheet 3.7. */
function healthyNote(): string {
  return vscode.l10n.t(
    'Healthy means: TimeOfLastFailure is “never” or older than TimeOfLastSync, which is the time of the last attempt, answered or not; and LastUsn has reached MaxUsn.',
  );
}

function fieldOf(link: HttpsLink, key: FieldKey, clock: AgeClock | undefined): Field {
  const name = wireNames[key];
  const problem = link.problems[name] !== undefined;
  return { key, name, value: fieldValue(link, key, clock), meaning: fieldMeaning(key), problem };
}

function unknownFields({ unknown }: HttpsLink): readonly Field[] {
  const meaning = vscode.l10n.t('The server gave this field; no document at hand describes it.');
  return Object.entries(unknown).map(([name, value]) => ({
    key: undefined,
    name: visible(name),
    value: value === '' ? vscode.l10n.t('not given') : visible(value),
    meaning,
    problem: false,
  }));
}
