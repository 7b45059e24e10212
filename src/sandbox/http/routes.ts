import { hasHttpsNetworking, type Location } from '../world/location.ts';
import type { Handler } from './call.ts';
import {
  apiVersion,
  listCluster,
  listConnectionLocations,
  listVmsServers,
  productVersion,
  viewConnectionLocation,
  viewVmsServer,
} from './companionCalls.ts';
import { joinLink } from './joinCall.ts';
import { listLinks, putLink, unjoinLink, unjoinLocation, viewLink } from './linkCalls.ts';

/** What may be done at a path. `text`: its success is plain text, so that `Accept: text/plain` will do. */
export interface Route {
  readonly path: string;
  readonly methods: Readonly<Partial<Record<string, Handler>>>;
  readonly text?: boolean;
  /** Part of HTTPS networking, so not there before release 10. */
  readonly networking?: boolean;
}

/** Without a trailing slash; both forms are taken. The first that fits counts. */
const ROUTES: readonly Route[] = [
  { path: 'version', methods: { GET: apiVersion } },
  { path: 'version/product', methods: { GET: productVersion } },
  { path: 'vmsservers', methods: { GET: listVmsServers } },
  { path: 'vmsservers/{id}', methods: { GET: viewVmsServer } },
  { path: 'cluster', methods: { GET: listCluster } },
  { path: 'locations/connectionlocations', methods: { GET: listConnectionLocations } },
  { path: 'locations/connectionlocations/{id}', methods: { GET: viewConnectionLocation } },
  { path: 'httpslinks', methods: { GET: listLinks }, networking: true },
  { path: 'httpslinks/operation/autojoin', methods: { POST: joinLink }, text: true, networking: true },
  {
    path: 'httpslinks/operation/unjoinself',
    methods: { DELETE: unjoinLocation },
    text: true,
    networking: true,
  },
  { path: 'httpslinks/operation/unjoin/{id}', methods: { DELETE: unjoinLink }, text: true, networking: true },
  { path: 'httpslinks/{id}', methods: { GET: viewLink, PUT: putLink }, networking: true },
];

/** A route and what stood in place of `{id}`. */
export interface Match {
  readonly route: Route;
  readonly id: string;
}

function match(route: Route, segments: readonly string[]): Match | undefined {
  const pattern = route.path.split('/');
  if (pattern.length !== segments.length) return undefined;
  const fits = pattern.every((part, index) => part === '{id}' || part === segments[index]);
  const at = pattern.indexOf('{id}');
  return fits ? { route, id: at < 0 ? '' : (segments[at] ?? '') } : undefined;
}

/** Finds the route of a path's segments after `/vmrest/`. */
export function findRoute(segments: readonly string[], location: Location): Match | undefined {
  for (const route of ROUTES) {
    const found = match(route, segments);
    if (found !== undefined)
      return route.networking === true && !hasHttpsNetworking(location) ? undefined : found;
  }
  return undefined;
}

/** The segments after `/vmrest/`, decoded, without query and one trailing slash; `undefined` for any other path. */
export function readPath(url: string): string[] | undefined {
  const path = url.replace(/[?#].*$/u, '');
  if (!path.startsWith('/vmrest/')) return undefined;
  const segments = path.slice('/vmrest/'.length).replace(/\/$/u, '').split('/');
  try {
    return segments.map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}
