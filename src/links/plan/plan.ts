import type { Format } from '../../cupi/encode/body.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { Change } from '../change.ts';
import { nameOf } from '../changeTarget.ts';
import type { Check } from './check.ts';
import { differencesOf, type Difference } from './difference.ts';
import { plannedRequest, type PlannedRequest } from './plannedRequest.ts';
import { splitBy, type Split } from './split.ts';
import type { Survey } from './survey.ts';

/** The server that a plan is for, as it is configured. */
export interface PlannedServer {
  readonly name: string;
  readonly origin: string;
  readonly user: string;
  readonly format: Format;
}

/** A change that has not been sent. It is made of data alone and holds no secret. */
export interface Plan {
  readonly server: PlannedServer;
  readonly operation: Change['kind'];
  /** The link or the remote server by name; empty for a whole server. */
  readonly target: string;
  readonly request: PlannedRequest;
  readonly differences: readonly Difference[];
  /** What was looked at; of joins only, the other operations are checked by the reading before they are sent. */
  readonly checks: readonly Check[];
  /** What a removal makes of the network; `undefined` for what removes nothing, or where the network is not known. */
  readonly split: Split | undefined;
}

export interface PlanInput {
  readonly server: PlannedServer;
  readonly change: Change;
  readonly survey: Survey;
  readonly checks?: readonly Check[];
}

/** Throws a CupiError of kind `invalidRequest` for what would not be sent. */
export function planOf({ server, change, survey, checks = [] }: PlanInput): Plan {
  const links = survey.here.links ?? [];
  const removed = removedBy(change, links);
  return {
    server,
    operation: change.kind,
    target: nameOf(change),
    request: plannedRequest(change, { server: server.name, format: server.format }),
    differences: differencesOf(change, links),
    checks,
    split: removed && splitBy(removed, survey),
  };
}

function removedBy(change: Change, links: readonly HttpsLink[]): readonly HttpsLink[] | undefined {
  if (change.kind === 'unjoin') return [change.link];
  return change.kind === 'unjoinSelf' ? links : undefined;
}
