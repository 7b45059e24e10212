/** What keeps a link from working. Both are simulated from the moment `since`. */
export type Trouble =
  /** Every poll of the far end fails. */
  | { readonly kind: 'failing'; readonly since: number }
  /** This location's own reader stands still: its publisher is down (facts sheet 3.7). */
  | { readonly kind: 'readerStopped'; readonly since: number };

/** One end of an HTTPS link as its owner stores it. What moves with time is worked out in syncState.ts and removal.ts. */
export interface Link {
  readonly id: string;
  /** Key of the location that holds this end. */
  readonly owner: string;
  /** Key of the location at the far end. */
  readonly remote: string;
  /** Id of the far end's own link. */
  readonly peer: string;
  readonly joinedAt: number;
  readonly directorySync: boolean;
  readonly voiceNameSync: boolean;
  /** How long the first directory cycle takes, in ms. */
  readonly firstSyncMs: number;
  readonly objects: number;
  readonly alert: boolean;
  readonly warning: boolean;
  readonly trouble: Trouble | undefined;
  /** A failure long over, or never. */
  readonly pastFailure: number | undefined;
  displayName: string;
  /** RemoteServer as last given. */
  host: string;
  useSsl: boolean;
  acceptSelfSigned: boolean;
  acceptErrors: boolean;
  syncLists: boolean;
  /** When this end was marked for removal by a call; the far end's mark is noticed by syncing. */
  markedAt: number | undefined;
}
