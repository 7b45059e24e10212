import { guid, randomFor, text } from '../random.ts';
import type { Fields } from '../wire/fields.ts';
import { hostNameOf, type Location, type Node } from './location.ts';

/** A connection location as another or the same location lists it (facts sheet 1.11). */
export function connectionLocationFields(seed: number, location: Location, primary: boolean): Fields {
  const random = randomFor(seed, `connectionlocation/${location.key}`);
  const partition = guid(random);
  const searchSpace = guid(random);
  return [
    ['URI', `/vmrest/locations/connectionlocations/${location.id}`],
    ['ObjectId', location.id],
    ['DisplayName', location.displayName],
    ['HostAddress', hostNameOf(location)],
    ['SmtpDomain', location.smtpDomain],
    ['SystemVersion', location.version],
    ['IsPrimary', String(primary)],
    ['Status', '0'],
    ['DestinationType', primary ? '0' : '8'],
    ['IncludeLocations', 'false'],
    ['UseSmartSmtpHost', 'false'],
    ['AllowCrossBoxLogin', 'false'],
    ['AllowCrossBoxTransfer', 'false'],
    ['MaxContacts', '100000'],
    // Real servers hand this out too; here it is a dummy that no client may show or log.
    ['EncryptionKey', text(random, '0123456789ABCDEF', 64)],
    ['DefaultPartitionObjectId', partition],
    ['DefaultPartitionURI', `/vmrest/partitions/${partition}`],
    ['DefaultSearchSpaceObjectId', searchSpace],
    ['DefaultSearchSpaceURI', `/vmrest/searchspaces/${searchSpace}`],
  ];
}

/** The nodes of a location, publisher first. */
function nodesOf(location: Location): Node[] {
  return location.subscriber === undefined ? [location.publisher] : [location.publisher, location.subscriber];
}

/** ServerState and ServerDisplayState of a node (facts sheet 1.10): 3 primary, 4 secondary, 1 down. */
function nodeState(location: Location, node: Node): readonly [state: string, display: string] {
  if (!node.up) return ['0', '1'];
  const acting = node === location.publisher || !location.publisher.up;
  return acting ? ['1', '3'] : ['8', '4'];
}

/** The rows of `/vmrest/vmsservers`. */
export function vmsServerFields(location: Location): Fields[] {
  return nodesOf(location).map((node, index) => {
    const [state, display] = nodeState(location, node);
    return [
      ['URI', `/vmrest/vmsservers/${node.id}`],
      ['ObjectId', node.id],
      ['ServerName', node.hostName.split('.')[0] ?? node.hostName],
      ['HostName', node.hostName],
      ['IpAddress', node.ipAddress],
      ['IpAddressV6', ''],
      ['ClusterMemberId', String(index)],
      ['ServerState', state],
      ['ServerDisplayState', display],
      ['SubToPerformReplicationRole', 'false'],
    ];
  });
}

/** The rows of `/vmrest/cluster` as real servers give them, which is not as documented (facts sheet 1.10). */
export function clusterFields(location: Location): Fields[] {
  return nodesOf(location).map((node, index) => [
    ['URI', `/vmrest/cluster/${node.id}`],
    ['Key', node.id],
    ['HostName', node.hostName],
    ['DatabaseReplication', String(index)],
    ['MacAddress', ''],
    ['Ipv6Name', ''],
    ['Description', ''],
  ]);
}
