import { reach } from '../world/reach.ts';
import { clusterFields, connectionLocationFields, vmsServerFields } from '../world/locationFields.ts';
import type { Fields } from '../wire/fields.ts';
import type { Answer } from './answer.ts';
import type { Call, Handler } from './call.ts';

const NOT_FOUND: Answer = { kind: 'page', status: 404 };

/** The root element's name in XML is a guess. */
function version(name: string, value: string): Answer {
  return {
    kind: 'object',
    name: 'VersionInformation',
    fields: [
      ['name', name],
      ['version', value],
    ],
  };
}

/** GET `/vmrest/version`: the API component, four numbers (facts sheet 1.9). */
export const apiVersion: Handler = ({ location }) => version('vmrest', location.version.replace(/-.*$/u, ''));

/** GET `/vmrest/version/product/`. */
export const productVersion: Handler = ({ location }) =>
  version('Cisco Unity Connection Version', location.version);

function list(plural: string, singular: string, rows: readonly Fields[]): Answer {
  return { kind: 'list', plural, singular, rows };
}

function single(name: string, rows: readonly Fields[], id: string): Answer {
  const fields = rows.find((row) => row.some(([key, value]) => key === 'ObjectId' && value === id));
  return fields === undefined ? NOT_FOUND : { kind: 'object', name, fields };
}

export const listVmsServers: Handler = ({ location }) =>
  list('VmsServers', 'VmsServer', vmsServerFields(location));

export const viewVmsServer: Handler = ({ location, id }) =>
  single('VmsServer', vmsServerFields(location), id);

export const listCluster: Handler = ({ location }) => list('Servers', 'Server', clusterFields(location));

/** Itself first, then every location whose directory it holds (facts sheet 1.11). */
function connectionLocations({ network: { world, time }, location }: Call): Fields[] {
  return reach(world, location.key, time.now()).map((each) =>
    connectionLocationFields(world.seed, each, each === location),
  );
}

export const listConnectionLocations: Handler = (call) =>
  list('ConnectionLocations', 'ConnectionLocation', connectionLocations(call));

export const viewConnectionLocation: Handler = (call) =>
  single('ConnectionLocation', connectionLocations(call), call.id);
