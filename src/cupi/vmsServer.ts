/** A machine of a cluster, or the only one of a standalone server (facts sheet 1.10). */
export interface VmsServer {
  readonly objectId: string;
  readonly serverName: string | undefined;
  readonly hostName: string | undefined;
  readonly ipAddress: string | undefined;
  readonly ipAddressV6: string | undefined;
  /** 0 is the publisher, 1 the subscriber. */
  readonly clusterMemberId: number | undefined;
  /** 0 to 24; Cisco's own numbers. */
  readonly serverState: number | undefined;
  readonly serverDisplayState: ServerDisplayState | undefined;
  /** The subscriber is enabled for directory replication; always false on the publisher. */
  readonly subToPerformReplicationRole: boolean | undefined;
}

export type ServerDisplayState =
  'unknown' | 'down' | 'initializing' | 'primary' | 'secondary' | 'idle' | 'inDbSync' | 'splitBrainRecovery';
