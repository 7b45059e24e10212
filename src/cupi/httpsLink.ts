import type { Secret } from '../http/secret.ts';

/**
 * An HTTPS link as CUPI gives it (the API page's field tables; facts sheet 2.2). `undefined` is "not given,
 * empty, or unreadable"; an unreadable field is named in `problems` with what the server sent.
 */
export interface HttpsLink {
  /** GUID; `''` when the server gave none that can be used: such a link can be read, never changed. */
  readonly objectId: string;
  readonly uri: string | undefined;
  readonly displayName: string | undefined;
  /** Where this server's Reader fetches the far end's directory: `https://host/feeder`. */
  readonly baseFeedUrl: string | undefined;
  /** The subscriber's feeder; only if the far end is a cluster. */
  readonly locationBaseUrlSub: string | undefined;
  readonly useSsl: boolean | undefined;
  readonly acceptSelfSignedCertificates: boolean | undefined;
  readonly acceptCertificateErrors: boolean | undefined;
  /** One-way: once true it stays true. */
  readonly syncDistributionLists: boolean | undefined;
  /** Change number of the last object taken over. */
  readonly lastUsn: bigint | undefined;
  /** Highest change number in the last feed response. */
  readonly maxUsn: bigint | undefined;
  readonly objectCount: number | undefined;
  readonly status: SyncStatus | undefined;
  readonly voiceNameSyncStatus: SyncStatus | undefined;
  /** Time of the last attempt, whether it was answered or not. */
  readonly timeOfLastSync: CupiTime | undefined;
  readonly timeOfLastFailure: CupiTime | undefined;
  /** Marked for removal; the nightly task takes it away. */
  readonly deleted: boolean | undefined;
  readonly directorySynchronizationRole: DirectorySynchronizationRole | undefined;
  readonly warningMode: boolean | undefined;
  /** Fields no document names, as given. */
  readonly unknown: Readonly<Record<string, string>>;
  /** Wire names of fields that could not be read, with the server's text for each. */
  readonly problems: Readonly<Record<string, string>>;
}

export type SyncStatus = 'idle' | 'syncing';
export type DirectorySynchronizationRole = 'standard' | 'alert';

/** A date with a zone is an instant; one without (a form real servers send) can only be shown as it stands. */
export type CupiTime =
  | { readonly kind: 'instant'; readonly at: Date; readonly text: string }
  | { readonly kind: 'zoneless'; readonly text: string };

/** What a join sends. Every option is explicit: the server's defaults are not documented. UseSSL is always true. */
export interface JoinRequest {
  readonly remoteServer: string;
  readonly remoteUsername: string;
  readonly remotePassword: Secret;
  readonly acceptSelfSignedCertificates: boolean;
  readonly acceptCertificateErrors: boolean;
  readonly enableDirectorySync: boolean;
  readonly enableVoiceNameSync: boolean;
}

/** What an update may write; only the fields present are sent. */
export interface UpdateRequest {
  readonly displayName?: string;
  readonly remoteServer?: string;
  readonly useSsl?: boolean;
  readonly acceptSelfSignedCertificates?: boolean;
  readonly acceptCertificateErrors?: boolean;
  /** One-way: `false` only where it is false already (a server that wants the full set). */
  readonly syncDistributionLists?: boolean;
}
