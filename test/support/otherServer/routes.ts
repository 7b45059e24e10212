import { withStatus, type Answer } from './answer.ts';
import { locations, version, vmsServers } from './companionCalls.ts';
import {
  joinLink,
  listLinks,
  notFound,
  unjoinLink,
  unjoinSelf,
  updateLink,
  viewLink,
  type LinkState,
} from './linkCalls.ts';
import type { OtherLink } from './link.ts';
import { requestFields, type RequestFields } from './requestFields.ts';
import { writersFor, type Writers } from './writer.ts';

export interface SignedInRequest {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly type: string | undefined;
  readonly body: string;
}

const LINKS = '/vmrest/httpslinks';

/** Answers one request of someone who has signed in. */
export function route(state: LinkState, request: SignedInRequest): Answer {
  const writers = writersFor(state.dialect, request.accept);
  const answer = companion(state, request, writers) ?? onLinks(state, request, writers);
  return answer ?? notFound(state.dialect, writers.error);
}

/** `/version/product` is not offered here (facts sheet 1.9). */
function companion(
  state: LinkState,
  { method, path }: SignedInRequest,
  writers: Writers,
): Answer | undefined {
  switch (`${method} ${withoutEnd(path)}`) {
    case 'GET /vmrest/version':
      return version(writers);
    case 'GET /vmrest/vmsservers':
      return vmsServers(writers);
    case 'GET /vmrest/locations/connectionlocations':
      return locations(state.links, writers);
    default:
      return undefined;
  }
}

function onLinks(state: LinkState, request: SignedInRequest, writers: Writers): Answer | undefined {
  const { method } = request;
  const path = withoutEnd(request.path);
  if (method === 'GET' && path === LINKS) return listLinks(state, writers);
  if (method === 'POST' && path === `${LINKS}/operation/autojoin`) {
    return withFields(request, writers, (fields) => joinLink(state, fields, writers));
  }
  if (method === 'DELETE' && path === `${LINKS}/operation/unjoinself`) return unjoinSelf(state);
  const unjoined = find(state, path, `${LINKS}/operation/unjoin/`);
  if (method === 'DELETE' && unjoined) return unjoinLink(state, unjoined);
  const link = find(state, path, `${LINKS}/`);
  if (!link) return undefined;
  if (method === 'GET') return viewLink(link, writers);
  if (method === 'PUT')
    return withFields(request, writers, (fields) => updateLink(state, link, fields, writers));
  return withStatus(405, writers.error.error('X-405', ['Not this way.']));
}

function withFields(
  request: SignedInRequest,
  writers: Writers,
  act: (fields: RequestFields) => Answer,
): Answer {
  const fields = requestFields(request.type, request.body);
  return typeof fields === 'number'
    ? withStatus(fields, writers.error.error(`X-${fields}`, ['The body cannot be read.']))
    : act(fields);
}

/** Ids are compared as they stand. */
function find(state: LinkState, path: string, prefix: string): OtherLink | undefined {
  return state.links.find(({ id }) => path === `${prefix}${id}`);
}

function withoutEnd(path: string): string {
  return path.replace(/\/$/, '');
}
