/** `refusal`: the server is documented to refuse this. `warning`: advised against, or likely to go wrong. */
export type Verdict = 'ok' | 'warning' | 'refusal' | 'notKnown';

/** Section of the facts sheet (docs/cupi-https-links.md) that a check comes from. */
export type Source = '2.2' | '3.1' | '3.2' | '3.3' | '3.4';

/** What was looked at, and what was seen. Names are those of servers, locations and links. */
export type Observation =
  | { readonly kind: 'release'; readonly name: string; readonly release: string }
  /** One side has release 15 or later, the other an older one. */
  | { readonly kind: 'mixedReleases'; readonly newer: string; readonly older: string }
  | { readonly kind: 'itself'; readonly remoteServer: string }
  | { readonly kind: 'alreadyLinked'; readonly link: string }
  | { readonly kind: 'pendingRemoval'; readonly link: string }
  /** Both are in one network already; `path` names the locations from one to the other, as far as known. */
  | { readonly kind: 'sameNetwork'; readonly path: readonly string[] }
  | { readonly kind: 'separateNetworks' }
  | {
      readonly kind: 'displayName' | 'smtpDomain';
      readonly value: string;
      readonly owners: readonly string[];
    }
  /** Display names and SMTP domains of all known locations differ. */
  | { readonly kind: 'uniqueNames'; readonly locations: number }
  /** Links of one location once the join is done. `overlay`: users of the smallest that takes so many, if one does. */
  | {
      readonly kind: 'linkCount';
      readonly name: string;
      readonly count: number;
      readonly overlay: number | undefined;
    }
  /** Locations of the network once the join is done, as far as known. */
  | { readonly kind: 'locationCount'; readonly count: number; readonly overlay: number | undefined }
  | { readonly kind: 'publisher' | 'subscriber'; readonly name: string }
  | { readonly kind: 'syncRunning'; readonly links: readonly string[] }
  | { readonly kind: 'syncAtRest' }
  | {
      readonly kind: 'certificate';
      readonly problem: CertificateProblem | undefined;
      readonly covered: boolean;
    }
  | { readonly kind: 'certificateUnseen' }
  | { readonly kind: 'remoteSignIn'; readonly name: string }
  /** RemoteServer is none of the configured servers: what only it can tell is not known. */
  | { readonly kind: 'remoteNotConfigured' }
  | {
      readonly kind: 'unread';
      readonly name: string;
      readonly what: 'release' | 'locations' | 'links' | 'machines';
    };

/** What this machine saw wrong with the remote server's certificate, and which option makes the server accept it. */
export interface CertificateProblem {
  readonly reason: 'selfSigned' | 'wrongName' | 'expired' | 'notYetValid' | 'unknownIssuer' | 'other';
  readonly option: CertificateOption;
}

export type CertificateOption = 'acceptSelfSignedCertificates' | 'acceptCertificateErrors';

/** One thing looked at before a change is sent. */
export interface Check {
  readonly verdict: Verdict;
  readonly seen: Observation;
  readonly source: Source;
}
