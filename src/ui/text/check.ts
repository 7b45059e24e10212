import { l10n } from 'vscode';
import { wireNames } from '../../cupi/wireNames.ts';
import type { CertificateProblem, Check, Observation } from '../../links/plan/check.ts';
import { textLanguage } from './language.ts';
import { visible } from './visible.ts';

/** What a check before a join has found, and what to do about it. */
export function checkSentence({ verdict, seen }: Check): string {
  switch (seen.kind) {
    case 'release':
      return verdict === 'refusal'
        ? l10n.t(
            '{0} has release {1}; HTTPS networking needs 10.0 or later on both sides.',
            seen.name,
            visible(seen.release),
          )
        : l10n.t('{0} has release {1}.', seen.name, visible(seen.release));
    case 'mixedReleases':
      return l10n.t(
        '{0} has release 15 or later, {1} an older one. Cisco advises 15 SU2 or later on all locations of a network with 15.',
        seen.newer,
        seen.older,
      );
    case 'displayName':
    case 'smtpDomain':
      return clashSentence(seen);
    case 'uniqueNames':
      return l10n.t('Display names and SMTP domains of the {0} known locations differ.', seen.locations);
    case 'linkCount':
    case 'locationCount':
      return limitSentence(seen);
    case 'certificate':
      return certificateSentence(seen);
    case 'remoteSignIn':
      return signInSentence(verdict, seen.name);
    default:
      return plainSentence(seen);
  }
}

type Plain = Exclude<
  Observation,
  {
    kind:
      | 'release'
      | 'mixedReleases'
      | 'displayName'
      | 'smtpDomain'
      | 'uniqueNames'
      | 'linkCount'
      | 'locationCount'
      | 'certificate'
      | 'remoteSignIn';
  }
>;

function plainSentence(seen: Plain): string {
  switch (seen.kind) {
    case 'itself':
      return l10n.t('{0} is this server itself.', visible(seen.remoteServer));
    case 'alreadyLinked':
      return l10n.t('There is a link to it already: {0}.', visible(seen.link));
    case 'pendingRemoval':
      return l10n.t(
        'The old link {0} is still pending removal. Wait until the nightly cleanup task has run on both ends.',
        visible(seen.link),
      );
    case 'sameNetwork':
      return l10n.t(
        'Both are in one network already, and a second way would make a loop: {0}.',
        seen.path.map(visible).join(' – '),
      );
    case 'separateNetworks':
      return l10n.t('No way leads from one to the other yet, as far as the configured servers tell.');
    case 'publisher':
      return l10n.t('{0} is reached at its publisher.', seen.name);
    case 'subscriber':
      return l10n.t(
        '{0} is reached at its subscriber. Cisco recommends the publisher of a cluster.',
        seen.name,
      );
    case 'syncRunning':
      return l10n.t(
        'A synchronization is still under way: {0}. Join one location at a time, the next when it has ended.',
        seen.links.map(visible).join(', '),
      );
    case 'syncAtRest':
      return l10n.t('No synchronization is under way.');
    case 'certificateUnseen':
      return l10n.t('The certificate of the remote server could not be looked at from this machine.');
    case 'remoteNotConfigured':
      return l10n.t(
        'The remote server is not in the list of servers, so what only it can tell is not known.',
      );
    case 'unread':
      return unreadSentence(seen);
  }
}

function clashSentence({
  kind,
  value,
  owners,
}: Extract<Observation, { kind: 'displayName' | 'smtpDomain' }>): string {
  const who = owners.map(visible).join(', ');
  return kind === 'displayName'
    ? l10n.t('Two locations have the display name “{0}”: {1}. It must be unique.', visible(value), who)
    : l10n.t('Two locations have the SMTP domain “{0}”: {1}. It must be unique.', visible(value), who);
}

function limitSentence(seen: Extract<Observation, { overlay: number | undefined }>): string {
  const what =
    seen.kind === 'linkCount'
      ? l10n.t('Links of {0} after the join: {1}', seen.name, seen.count)
      : l10n.t('Known locations of the network after the join: {0}', seen.count);
  if (seen.overlay === undefined) return l10n.t('{0}, more than Cisco supports.', what);
  return seen.overlay <= 1_000
    ? l10n.t('{0}, which every server takes.', what)
    : l10n.t(
        '{0}, which Cisco supports from the {1}-user overlay on.',
        what,
        seen.overlay.toLocaleString(textLanguage()),
      );
}

function certificateSentence({ problem, covered }: Extract<Observation, { kind: 'certificate' }>): string {
  if (!problem) return l10n.t('The certificate of the remote server is in order, seen from this machine.');
  return covered
    ? l10n.t('{0} The options of the join accept that.', problemSentence(problem))
    : l10n.t('{0} The join will need {1}.', problemSentence(problem), wireNames[problem.option]);
}

function problemSentence({ reason }: CertificateProblem): string {
  switch (reason) {
    case 'selfSigned':
      return l10n.t('The certificate of the remote server is self-signed.');
    case 'wrongName':
      return l10n.t('The certificate of the remote server is for another name.');
    case 'expired':
      return l10n.t('The certificate of the remote server has expired.');
    case 'notYetValid':
      return l10n.t('The certificate of the remote server is not valid yet.');
    case 'unknownIssuer':
      return l10n.t('The issuer of the remote server’s certificate is not trusted on this machine.');
    case 'other':
      return l10n.t('The certificate of the remote server is not accepted on this machine.');
  }
}

function signInSentence(verdict: Check['verdict'], name: string): string {
  switch (verdict) {
    case 'ok':
      return l10n.t('{0} takes the user and password.', name);
    case 'refusal':
      return l10n.t('{0} refuses the user and password.', name);
    default:
      return l10n.t('The user and password could not be tried on {0}.', name);
  }
}

function unreadSentence({ name, what }: Extract<Observation, { kind: 'unread' }>): string {
  switch (what) {
    case 'release':
      return l10n.t('{0} does not tell its release.', name);
    case 'locations':
      return l10n.t('{0} does not tell the locations it knows.', name);
    case 'links':
      return l10n.t('The links of {0} are not known.', name);
    case 'machines':
      return l10n.t('{0} does not tell which machine of its cluster this is.', name);
  }
}
