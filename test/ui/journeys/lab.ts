import type { OtherServer } from '../../support/otherServer/startOtherServer.ts';

export type Format = 'json' | 'xml';

/** A server as a person adds it. */
export interface Site {
  /** `host:port`. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** Fingerprint of its certificate, and a name that the certificate carries. */
  readonly sha256: string;
  readonly certificateName: string;
  /** As its row shows it. */
  readonly version: string;
}

/** One implementation of the API, and what a person who knows it expects to see. */
export interface Lab {
  readonly hub: Site;
  /** The health in words of each link the hub has at first. */
  readonly links: Readonly<Record<string, string>>;
  /** The link that is looked at and renamed, and fields of it as shown. */
  readonly subject: { readonly name: string; readonly sentence: RegExp; readonly fields: Shown };
  /** A link whose distribution lists are not synchronized. */
  readonly withoutLists: string;
  readonly join: JoinAnswers;
  /** What a link is once it is unjoined: still there until the nightly cleanup, or gone. */
  readonly unjoined: 'pending removal' | 'gone';
  /** The server answers an update only when all writable fields are named. */
  readonly wantsAllFields: boolean;
  /** The format a single link comes in, which need not be the one that was asked for. */
  rawFormat(asked: Format): Format;
  /** What came over the wire; `undefined` where the implementation is a process of its own. */
  readonly requests: OtherServer['requests'] | undefined;
  stop(): Promise<void>;
}

type Shown = Readonly<Record<string, string | RegExp>>;

export interface JoinAnswers {
  readonly remoteServer: string;
  readonly user: string;
  readonly password: string;
  /** The name of the new link in the hub's list. */
  readonly newLink: string;
  /** The joined server, where it can be added too, and the name the hub has there. */
  readonly farEnd: { readonly site: Site; readonly hubName: string } | undefined;
}
