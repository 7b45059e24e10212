/** Short word for what a location is at the start of a run. `tooOld`: before release 10, without HTTPS networking. */
export type Role = 'hub' | 'linked' | 'unlinked' | 'tooOld';

/** One node of a cluster. `up` false: the other nodes cannot reach it. */
export interface Node {
  readonly id: string;
  readonly hostName: string;
  readonly ipAddress: string;
  readonly up: boolean;
}

/** A simulated Unity Connection location: a server, or a cluster counted as one. */
export interface Location {
  readonly id: string;
  /** Host name without domain; the key by which links name a location. */
  readonly key: string;
  readonly displayName: string;
  readonly smtpDomain: string;
  /** As `/vmrest/version/product/` gives it, e.g. `15.0.1.12900-43`. */
  readonly version: string;
  readonly role: Role;
  readonly publisher: Node;
  readonly subscriber: Node | undefined;
  /** The name in this location's certificate; usually the publisher's host name. */
  readonly certificateName: string;
  readonly user: string;
  readonly password: string;
  /** Users, contacts and lists homed here. */
  readonly objects: number;
  /** The change number at the start of the run; it grows by one every `changeMs` of simulated time. */
  readonly usn: number;
  readonly changeMs: number;
}

/** The host name users type for this location. */
export function hostNameOf(location: Location): string {
  return location.publisher.hostName;
}

/** HTTPS networking came with release 10.0(1) (facts sheet 1.9). */
export function hasHttpsNetworking(location: Location): boolean {
  return Number.parseInt(location.version, 10) >= 10;
}
