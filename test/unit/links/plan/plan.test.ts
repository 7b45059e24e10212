import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { secret } from '../../../../src/http/secret.ts';
import type { Change } from '../../../../src/links/change.ts';
import { planOf, type Plan } from '../../../../src/links/plan/plan.ts';
import { aJoin } from '../../../faults/support/aJoin.ts';
import { aLinkTo, aServer, hostOf } from './aSurvey.ts';

const server = { name: 'Hub', origin: 'https://hub', user: 'lena', format: 'json' } as const;

function plan(change: Change, links = [aLinkTo('rtm'), aLinkTo('ant', { deleted: true })]): Plan {
  return planOf({ server, change, survey: { here: aServer('hub', ['rtm', 'ant'], { links }), others: [] } });
}

/** Field, before, after, and whether it goes one way. */
function differences(of: Plan): readonly unknown[] {
  return of.differences.map(({ field, before, after, oneWay }) => [field, before, after, oneWay]);
}

describe('links: a plan', () => {
  it('of a join has every option, a new link’s, and no secret', () => {
    const { request } = aJoin(hostOf('utr'));
    const made = plan({ kind: 'join', request: { ...request, remotePassword: secret('Sour#Cherries') } });
    assert.deepEqual(
      differences(made).map((row) => (Array.isArray(row) ? row.slice(0, 2) : row)),
      [
        ['RemoteServer', undefined],
        ['UseSSL', undefined],
        ['AcceptSelfSignedCertificates', undefined],
        ['AcceptCertificateErrors', undefined],
        ['EnableDirectorySync', undefined],
        ['EnableVoicenameSync', undefined],
      ],
    );
    assert.deepEqual([made.operation, made.target, made.split], ['join', hostOf('utr'), undefined]);
    const whole = inspect(made, { depth: Infinity, showHidden: true }) + JSON.stringify(made);
    assert.ok(!whole.includes('Cherries'), whole);
  });

  it('of an update has what differs, and marks what goes one way', () => {
    const link = aLinkTo('rtm', { displayName: 'Rome', useSsl: true, syncDistributionLists: false });
    const fields = { displayName: 'Roma', useSsl: true, syncDistributionLists: true };
    assert.deepEqual(differences(plan({ kind: 'update', link, fields })), [
      ['DisplayName', 'Rome', 'Roma', false],
      ['SyncDistributionLists', false, true, true],
    ]);
    const remoteServer = 'cuc-new.voice.example';
    assert.deepEqual(differences(plan({ kind: 'update', link, fields: { remoteServer } })), [
      ['RemoteServer', hostOf('rtm'), remoteServer, false],
    ]);
  });

  it('of an unjoin tells what is taken apart', () => {
    const made = plan({ kind: 'unjoin', link: aLinkTo('rtm') });
    assert.deepEqual(differences(made), [['Deleted', false, true, true]]);
    assert.deepEqual(made.split?.parts, [['HUB'], ['RTM']]);
  });

  it('of taking a server out of its network leaves out what is being removed already', () => {
    const made = plan({ kind: 'unjoinSelf', named: [] });
    assert.deepEqual(
      made.differences.map(({ link }) => link),
      ['RTM'],
    );
    assert.deepEqual([made.target, made.request.method], ['', 'DELETE']);
  });

  it('is none for what must not be sent', () => {
    assert.throws(() => plan({ kind: 'unjoin', link: aLinkTo('rtm', { objectId: '' }) }), {
      name: 'CupiError',
    });
  });
});
