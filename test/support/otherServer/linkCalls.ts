import { html, withStatus, type Answer } from './answer.ts';
import { makeLink, newId, type OtherLink } from './link.ts';
import { linkFields } from './linkFields.ts';
import type { RequestFields } from './requestFields.ts';
import type { Dialect } from './options.ts';
import type { Writer, Writers } from './writer.ts';

/** What the calls on links work with. */
export interface LinkState {
  links: readonly OtherLink[];
  readonly dialect: Dialect;
  readonly fullUpdates: boolean;
  readonly ignores: readonly string[];
  readonly origin: () => string;
}

const WRITABLE = [
  'DisplayName',
  'RemoteServer',
  'UseSSL',
  'AcceptSelfSignedCertificates',
  'AcceptCertificateErrors',
  'SyncDistributionLists',
] as const;
const MANDATORY = ['RemoteServer', 'RemoteUsername', 'RemotePassword'] as const;

function refuse(writers: Writers, code: string, ...messages: readonly string[]): Answer {
  return withStatus(400, writers.error.error(code, messages));
}

/** Not ErrorDetails everywhere: a page from the web server in front, too (facts sheet 1.7). */
export function notFound(dialect: Dialect, errors: Writer): Answer {
  if (dialect === 'mixed') return html(404, 'Nothing by that name');
  return withStatus(404, errors.error('X-404', ['There is nothing by that name.']));
}

function isTrue(text: string | undefined): boolean {
  return /^\s*(?:true|1)\s*$/i.test(text ?? '');
}

function missing(fields: RequestFields, names: readonly string[]): readonly string[] {
  return names.filter((name) => (fields.get(name) ?? '').trim() === '');
}

export function listLinks(state: LinkState, writers: Writers): Answer {
  const names = { row: 'HttpsLink', list: 'HttpsLinks' };
  return withStatus(200, writers.list.list(names, state.links.map(linkFields)));
}

export function viewLink(link: OtherLink, writers: Writers): Answer {
  return withStatus(200, writers.single.single('HttpsLink', linkFields(link)));
}

/** 201 and a quoted address, 200 and XML, or 201, a bare path and a doubled Location (facts sheet 1.6). */
export function joinLink(state: LinkState, fields: RequestFields, writers: Writers): Answer {
  const absent = missing(fields, MANDATORY);
  if (absent.length > 0) return refuse(writers, 'X-1', ...absent.map((name) => `${name} is required`));
  if (!isTrue(fields.get('UseSSL'))) return refuse(writers, 'X-2', 'UseSSL must be on');
  const host = (fields.get('RemoteServer') ?? '').trim();
  if (state.links.some((link) => link.host.toLowerCase() === host.toLowerCase())) {
    return refuse(writers, 'X-3', `${host} is joined already`);
  }
  const link = makeLink(
    {
      id: newId(),
      name: `To ${host}`,
      host,
      selfSigned: isTrue(fields.get('AcceptSelfSignedCertificates')),
      certificateErrors: isTrue(fields.get('AcceptCertificateErrors')),
      syncing: isTrue(fields.get('EnableDirectorySync')),
      namesSyncing: isTrue(fields.get('EnableVoicenameSync')),
      lastUsn: 0n,
      objects: 0,
      synced: undefined,
    },
    state.links.length,
  );
  state.links = [...state.links, link];
  const path = `/vmrest/httpslinks/${link.id}`;
  if (state.dialect === 'mixed') {
    return {
      status: 201,
      type: 'application/json',
      text: `${path}\n`,
      location: `${state.origin()}/vmrest/httpslinks${path}`,
    };
  }
  return withStatus(state.dialect === 'xml' ? 200 : 201, writers.single.newLink(`${state.origin()}${path}`));
}

/** A field that is not given keeps its value, unless the whole set is wanted. */
export function updateLink(
  state: LinkState,
  link: OtherLink,
  fields: RequestFields,
  writers: Writers,
): Answer {
  const absent = missing(fields, WRITABLE);
  if (state.fullUpdates && absent.length > 0) {
    return refuse(writers, 'X-4', ...absent.map((name) => `The field ${name} is missing`));
  }
  if (link.lists && fields.has('SyncDistributionLists') && !isTrue(fields.get('SyncDistributionLists'))) {
    return refuse(writers, 'X-5', 'SyncDistributionLists cannot be switched off');
  }
  const flagOr = (name: string, before: boolean): boolean =>
    fields.has(name) && !state.ignores.includes(name) ? isTrue(fields.get(name)) : before;
  const changed: OtherLink = {
    ...link,
    name: fields.get('DisplayName')?.trim() ?? link.name,
    host: fields.get('RemoteServer')?.trim() ?? link.host,
    ssl: flagOr('UseSSL', link.ssl),
    selfSigned: flagOr('AcceptSelfSignedCertificates', link.selfSigned),
    certificateErrors: flagOr('AcceptCertificateErrors', link.certificateErrors),
    lists: flagOr('SyncDistributionLists', link.lists),
  };
  state.links = state.links.map((other) => (other === link ? changed : other));
  return { status: 204, type: 'application/xml' };
}

/** Gone at once: no pending removal here. */
export function unjoinLink(state: LinkState, link: OtherLink): Answer {
  state.links = state.links.filter((other) => other !== link);
  return { status: 204 };
}

export function unjoinSelf(state: LinkState): Answer {
  state.links = [];
  return { status: 200, type: 'text/plain', text: '\n  This location has left its network.  \n' };
}
