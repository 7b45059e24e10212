import assert from 'node:assert/strict';
import type { Certificate, Distrust } from '../../../../src/http/certificate.ts';
import type { Check } from '../../../../src/links/plan/check.ts';
import { checkJoin, missingOptions } from '../../../../src/links/plan/checkJoin.ts';
import type { PlannedJoin } from '../../../../src/links/plan/plannedJoin.ts';
import { aJoinOf, aLinkTo, aLocation, aMachine, aServer, hostOf } from './aSurvey.ts';

const certificate: Certificate = {
  sha256: 'AA',
  subject: 'CN=cuc-ant.voice.example',
  issuer: 'CN=cuc-ant.voice.example',
  names: [hostOf('ant')],
  validFrom: new Date('2019-01-01'),
  validTo: new Date('2029-01-01'),
  selfSigned: true,
};

function probe(reason?: Distrust['reason']): PlannedJoin['probe'] {
  return { certificate, distrust: reason && { reason, code: 'CODE' } };
}

/** What checks of these kinds say. */
function seenOf(join: PlannedJoin, ...kinds: readonly Check['seen']['kind'][]): readonly unknown[] {
  return checkJoin(join)
    .filter(({ seen }) => kinds.includes(seen.kind))
    .map(({ verdict, seen }) => ({ verdict, ...seen }));
}

function verdicts(join: PlannedJoin): ReadonlySet<string> {
  return new Set(checkJoin(join).map(({ verdict }) => verdict));
}

describe('links: checks before a join', () => {
  it('all say ok where nothing speaks against it', () => {
    assert.deepEqual([...verdicts(aJoinOf({ probe: probe() }))], ['ok']);
  });

  it('each name a section of the facts sheet', () => {
    for (const { source } of checkJoin(aJoinOf())) assert.match(source, /^(2\.2|3\.[1-4])$/);
  });

  describe('the release', () => {
    const release = (here: string | undefined, there: string | undefined) =>
      aJoinOf({ here: aServer('rtm', [], { release: here }), there: aServer('ant', [], { release: there }) });

    it('refuses what is before 10.0, on either side', () => {
      assert.deepEqual(seenOf(release('9.1.2', '10.0.1'), 'release'), [
        { verdict: 'refusal', kind: 'release', name: 'Server rtm', release: '9.1.2' },
        { verdict: 'ok', kind: 'release', name: 'Server ant', release: '10.0.1' },
      ]);
      assert.ok(verdicts(release('14.0.1', '8.6.2.0ES3')).has('refusal'));
    });

    it('warns of 15 with something older, whichever side it is', () => {
      const expected = {
        verdict: 'warning',
        kind: 'mixedReleases',
        newer: 'Server ant',
        older: 'Server rtm',
      };
      assert.deepEqual(seenOf(release('14.0.1', '15.0.1'), 'mixedReleases'), [expected]);
      assert.equal(seenOf(release('15.0.1', '14.0.1'), 'mixedReleases').length, 1);
      assert.equal(seenOf(release('15.0.1', '15.0.2'), 'mixedReleases').length, 0);
    });

    it('does not guess what is not told', () => {
      const expected = { verdict: 'notKnown', kind: 'unread', name: 'Server ant', what: 'release' };
      assert.deepEqual(seenOf(release('14.0.1', undefined), 'unread'), [expected]);
      assert.deepEqual(seenOf(release('14.0.1', 'new'), 'unread'), [expected]);
      assert.equal(seenOf(release('15.0.1', undefined), 'mixedReleases').length, 0);
    });
  });

  describe('the topology', () => {
    const kinds = ['itself', 'alreadyLinked', 'pendingRemoval', 'sameNetwork', 'separateNetworks'] as const;
    const seen = (join: PlannedJoin) => seenOf(join, ...kinds);

    it('refuses itself, by profile, location or machine', () => {
      const here = aServer('rtm', [], {
        host: '10.1.1.1',
        machines: [aMachine('pub.voice.example', 0), aMachine('sub.voice.example', 1)],
      });
      for (const remoteServer of ['10.1.1.1', 'CUC-RTM.voice.example', 'sub.voice.example'])
        assert.deepEqual(seen(aJoinOf({ here, there: undefined, request: { remoteServer } })), [
          { verdict: 'refusal', kind: 'itself', remoteServer },
        ]);
    });

    it('refuses a second link to the same location, and warns of one that is still pending removal', () => {
      const linked = (deleted: boolean) => aServer('rtm', [], { links: [aLinkTo('ant', { deleted })] });
      assert.deepEqual(seen(aJoinOf({ here: linked(false) })), [
        { verdict: 'refusal', kind: 'alreadyLinked', link: 'ANT' },
      ]);
      assert.deepEqual(seen(aJoinOf({ here: linked(true) })), [
        { verdict: 'warning', kind: 'pendingRemoval', link: 'ANT' },
      ]);
    });

    it('knows the location of a configured server by its display name, whatever the host is called', () => {
      const here = aServer('rtm', [], {
        links: [aLinkTo('ant', { baseFeedUrl: 'https://10.2.2.2/feeder' })],
      });
      assert.deepEqual(seen(aJoinOf({ here })), [{ verdict: 'refusal', kind: 'alreadyLinked', link: 'ANT' }]);
    });

    it('refuses a loop, walking every configured server’s links', () => {
      const here = aServer('rtm', ['hub']);
      const there = aServer('ant', ['mid']);
      const others = [there, aServer('hub', ['rtm', 'mid']), aServer('mid', ['hub', 'ant'])];
      const path = ['RTM', 'HUB', 'MID', 'ANT'];
      assert.deepEqual(seen(aJoinOf({ here, there, others })), [
        { verdict: 'refusal', kind: 'sameNetwork', path },
      ]);
    });

    it('refuses a location that is known by replication, though nobody configured is linked with it', () => {
      const here = aServer('rtm', ['hub']);
      const knows = { ...here, locations: [...(here.locations ?? []), aLocation('ant')] };
      for (const there of [aServer('ant'), undefined])
        assert.deepEqual(seen(aJoinOf({ here: knows, there })), [
          { verdict: 'refusal', kind: 'sameNetwork', path: ['RTM', 'ANT'] },
        ]);
    });

    it('does not walk a link that is pending removal', () => {
      const links = [aLinkTo('hub', { deleted: true })];
      const here = aServer('rtm', [], { links });
      const there = aServer('ant', ['hub']);
      assert.deepEqual(seen(aJoinOf({ here, there })), [{ verdict: 'ok', kind: 'separateNetworks' }]);
    });

    it('does not know a remote server that is not configured', () => {
      const join = aJoinOf({ there: undefined, request: { remoteServer: '10.9.9.9' } });
      assert.deepEqual(seen(join), []);
      assert.ok(checkJoin(join).some(({ seen }) => seen.kind === 'remoteNotConfigured'));
    });
  });

  describe('names', () => {
    const clash = (different: Parameters<typeof aLocation>[1]) =>
      seenOf(
        aJoinOf({
          there: aServer('ant', [], { locations: [aLocation('ant', { isPrimary: true, ...different })] }),
        }),
        'displayName',
        'smtpDomain',
        'uniqueNames',
      );

    it('are refused when both networks have a location of that name, in whatever letter case', () => {
      assert.deepEqual(clash({ displayName: 'rtm', hostAddress: '10.2.2.2' }), [
        { verdict: 'refusal', kind: 'displayName', value: 'RTM', owners: ['Server rtm', 'Server ant'] },
      ]);
    });

    it('are refused when two have one SMTP domain', () => {
      assert.deepEqual(clash({ smtpDomain: 'RTM.voice.example' }), [
        {
          verdict: 'refusal',
          kind: 'smtpDomain',
          value: 'rtm.voice.example',
          owners: ['Server rtm', 'Server ant'],
        },
      ]);
    });

    it('may be missing in two places', () => {
      const bare = { displayName: undefined, smtpDomain: undefined };
      const join = aJoinOf({
        here: aServer('rtm', [], { locations: [aLocation('rtm', bare)] }),
        there: aServer('ant', [], { locations: [aLocation('ant', bare)] }),
      });
      assert.deepEqual(seenOf(join, 'displayName', 'smtpDomain'), []);
    });

    it('of locations deeper in the networks count too', () => {
      const there = aServer('ant', ['mid']);
      const twin = aLocation('x', { displayName: 'mid', smtpDomain: 'other.example' });
      const here = aServer('rtm', [], { locations: [aLocation('rtm', { isPrimary: true }), twin] });
      assert.deepEqual(seenOf(aJoinOf({ here, there }), 'displayName'), [
        { verdict: 'refusal', kind: 'displayName', value: 'mid', owners: [hostOf('x'), hostOf('mid')] },
      ]);
    });
  });

  describe('limits', () => {
    const count = (links: number) =>
      seenOf(
        aJoinOf({
          here: aServer(
            'rtm',
            Array.from({ length: links }, (_, index) => `n${index}`),
          ),
        }),
        'linkCount',
      )[0];

    it('of links depend on an overlay that is not told: the smallest that takes them is named', () => {
      const expected = (verdict: string, links: number, overlay: number | undefined) => ({
        verdict,
        kind: 'linkCount',
        name: 'Server rtm',
        count: links,
        overlay,
      });
      assert.deepEqual(count(0), expected('ok', 1, 1_000));
      assert.deepEqual(count(1), expected('warning', 2, 5_000));
      assert.deepEqual(count(3), expected('warning', 4, 20_000));
      assert.deepEqual(count(5), expected('warning', 6, undefined));
    });

    it('do not count links that are pending removal', () => {
      const here = aServer('rtm', [], { links: [aLinkTo('old', { deleted: true })] });
      assert.deepEqual(seenOf(aJoinOf({ here }), 'linkCount')[0], count(0));
    });

    it('of locations count both networks, by replication or by links', () => {
      const here = aServer('rtm', ['a', 'b']);
      const others = [aServer('ant', ['c']), aServer('c', ['ant', 'd', 'e'])];
      const join = aJoinOf({ here, there: others[0], others });
      assert.deepEqual(seenOf(join, 'locationCount'), [
        { verdict: 'warning', kind: 'locationCount', count: 7, overlay: 5_000 },
      ]);
    });
  });

  it('count a location that both sides know once', () => {
    const here = aServer('rtm', ['hub']);
    const there = aServer('ant', ['hub']);
    assert.deepEqual(seenOf(aJoinOf({ here, there, others: [there] }), 'locationCount'), [
      { verdict: 'ok', kind: 'locationCount', count: 3, overlay: 1_000 },
    ]);
  });

  describe('the publisher', () => {
    const cluster = [aMachine(hostOf('ant'), 1), aMachine('pub.voice.example', 0)];
    const of = (machines: PlannedJoin['here']['machines']) =>
      seenOf(aJoinOf({ there: aServer('ant', [], { machines }) }), 'publisher', 'subscriber', 'unread').slice(
        1,
      );

    it('is advised on both sides', () => {
      assert.deepEqual(of(cluster), [{ verdict: 'warning', kind: 'subscriber', name: 'Server ant' }]);
      assert.deepEqual(of([aMachine(hostOf('ant'), 0), aMachine('sub.voice.example', 1)]), [
        { verdict: 'ok', kind: 'publisher', name: 'Server ant' },
      ]);
    });

    it('is what stands alone', () => {
      assert.deepEqual(of([aMachine('10.9.9.9', undefined)]), [
        { verdict: 'ok', kind: 'publisher', name: 'Server ant' },
      ]);
    });

    it('is not known where no machine has that name, or none was told', () => {
      const expected = [{ verdict: 'notKnown', kind: 'unread', name: 'Server ant', what: 'machines' }];
      for (const machines of [undefined, [], [aMachine('a', 0), aMachine('b', 1)]])
        assert.deepEqual(of(machines), expected);
    });
  });

  describe('the first synchronization', () => {
    const of = (different: Parameters<typeof aLinkTo>[1]) =>
      seenOf(
        aJoinOf({ here: aServer('rtm', [], { links: [aLinkTo('hub', different)] }) }),
        'syncRunning',
        'syncAtRest',
      );

    it('should be over, and all links in step', () => {
      const running = [{ verdict: 'warning', kind: 'syncRunning', links: ['HUB'] }];
      assert.deepEqual(of({ status: 'syncing' }), running);
      assert.deepEqual(of({ lastUsn: 1n, maxUsn: 2n }), running);
      assert.deepEqual(of({ timeOfLastSync: undefined }), running);
      assert.deepEqual(of({}), [{ verdict: 'ok', kind: 'syncAtRest' }]);
      assert.deepEqual(of({ status: 'syncing', deleted: true }), [{ verdict: 'ok', kind: 'syncAtRest' }]);
    });
  });

  describe('the certificate of the remote server', () => {
    const of = (seen: PlannedJoin['probe'], request: Partial<PlannedJoin['request']> = {}) => {
      const checks = checkJoin(aJoinOf({ probe: seen, request }));
      const found = checks.filter(({ seen: { kind } }) => kind === 'certificate');
      return [found.map(({ verdict }) => verdict), missingOptions(checks)];
    };
    const named = (names: readonly string[], reason?: Distrust['reason']) => ({
      certificate: { ...certificate, subject: 'CN=other', names },
      distrust: reason && { reason, code: 'CODE' },
    });

    it('needs the one option when it is self-signed, the other for anything else', () => {
      assert.deepEqual(of(probe('selfSigned')), [['warning'], ['acceptSelfSignedCertificates']]);
      for (const reason of ['expired', 'notYetValid', 'unknownIssuer', 'incompleteChain', 'other'] as const)
        assert.deepEqual(of(probe(reason)), [['warning'], ['acceptCertificateErrors']], reason);
    });

    it('is covered by the option it needs, or by the broader one', () => {
      assert.deepEqual(of(probe('selfSigned'), { acceptSelfSignedCertificates: true }), [['ok'], []]);
      assert.deepEqual(of(probe('selfSigned'), { acceptCertificateErrors: true }), [['ok'], []]);
      assert.deepEqual(of(probe('expired'), { acceptSelfSignedCertificates: true }), [
        ['warning'],
        ['acceptCertificateErrors'],
      ]);
    });

    it('must be for the name that the join uses, under whichever it was looked at', () => {
      const wrong = [['warning'], ['acceptCertificateErrors']];
      const fine = [['ok'], []];
      assert.deepEqual(of(probe('wrongName')), fine);
      assert.deepEqual(of(named(['CUC-ANT.voice.example'])), fine);
      assert.deepEqual(of(named(['*.voice.example'])), fine);
      assert.deepEqual(of({ certificate: { ...certificate, names: [] }, distrust: undefined }), fine);
      assert.deepEqual(of(named(['ant.voice.example'], 'wrongName')), wrong);
      assert.deepEqual(of(named(['*.example'])), wrong);
      assert.deepEqual(of(named(['*.1.1.1']), { remoteServer: '10.1.1.1' }), wrong);
      assert.deepEqual(of(named(['other'], 'selfSigned')), [
        ['warning', 'warning'],
        ['acceptCertificateErrors', 'acceptSelfSignedCertificates'],
      ]);
    });

    it('says nothing where it cannot be seen from here', () => {
      assert.deepEqual(seenOf(aJoinOf(), 'certificateUnseen'), [
        { verdict: 'notKnown', kind: 'certificateUnseen' },
      ]);
      assert.deepEqual(missingOptions(checkJoin(aJoinOf())), []);
    });
  });

  it('try the sign-in of a configured remote server before it is sent', () => {
    const of = (signIn: PlannedJoin['signIn']) =>
      checkJoin(aJoinOf({ signIn })).find(({ seen }) => seen.kind === 'remoteSignIn')?.verdict;
    assert.deepEqual([of('accepted'), of('refused'), of(undefined)], ['ok', 'refusal', 'notKnown']);
  });
});
