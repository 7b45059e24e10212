import type { JoinRequest } from '../../cupi/httpsLink.ts';
import type { Probe } from '../../http/certificate.ts';
import type { Survey, Surveyed } from './survey.ts';

/** A join that has not been sent, and what is known of its two ends. */
export interface PlannedJoin extends Survey {
  readonly request: Omit<JoinRequest, 'remotePassword'>;
  /** The configured server that RemoteServer stands for. */
  readonly there: Surveyed | undefined;
  /** What RemoteServer shows this machine; `undefined` where it cannot be reached from here. */
  readonly probe: Probe | undefined;
  /** Whether the remote server takes the user and password; `undefined` where that was not tried. */
  readonly signIn: 'accepted' | 'refused' | undefined;
}
