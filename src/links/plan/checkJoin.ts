import type { Check, CertificateOption } from './check.ts';
import { checkCertificate } from './checks/certificate.ts';
import { checkFirstSync } from './checks/firstSync.ts';
import { checkLimits } from './checks/limits.ts';
import { checkNames } from './checks/names.ts';
import { checkPublisher } from './checks/publisher.ts';
import { checkRelease } from './checks/release.ts';
import { checkRemoteSignIn } from './checks/remoteSignIn.ts';
import { checkTopology } from './checks/topology.ts';
import type { PlannedJoin } from './plannedJoin.ts';

/** Everything worth knowing before a join is sent, in the order in which Cisco's guide speaks of it. */
export function checkJoin(join: PlannedJoin): readonly Check[] {
  return [
    checkTopology,
    checkRelease,
    checkNames,
    checkPublisher,
    checkLimits,
    checkFirstSync,
    checkCertificate,
    checkRemoteSignIn,
  ].flatMap((check) => check(join));
}

/** The options that the join will need and does not have: to be offered, never set silently. */
export function missingOptions(checks: readonly Check[]): readonly CertificateOption[] {
  return checks.flatMap(({ seen }) =>
    seen.kind === 'certificate' && seen.problem && !seen.covered ? [seen.problem.option] : [],
  );
}
