import assert from 'node:assert/strict';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { createEarlierReadings } from '../../../src/servers/earlierReadings.ts';
import type { Server } from '../../../src/servers/server.ts';
import { aLink } from '../links/aLink.ts';
import { aProfile } from './support/aProfile.ts';

type Shown = Pick<Server, 'profile' | 'state'>;

describe('servers: what a link was before', () => {
  const profile = aProfile('https://denver.voice.example:8443');
  const key = aLink().objectId;
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const ready = (minute: number, ...links: readonly HttpsLink[]): Shown['state'] => ({
    kind: 'ready',
    last: { links, serverNow: undefined, readAt: at(minute), unchangedSince: at(minute) },
  });

  function watched() {
    let listener: (server: Shown | undefined) => void = () => assert.fail('nobody listens');
    let all: readonly Shown[] = [];
    const readings = createEarlierReadings({
      get all() {
        return all;
      },
      onDidChange(take) {
        listener = take;
        return { dispose: () => undefined };
      },
    });
    return {
      readings,
      show: (state: Shown['state']) => {
        all = [{ profile, state }];
        listener({ profile, state });
      },
      forget: () => {
        all = [];
        listener(undefined);
      },
      before: () => readings.of(profile.id, key),
    };
  }

  it('is nothing after one reading, nor after others that are the same', () => {
    const { show, before } = watched();
    show(ready(0, aLink()));
    show(ready(1, aLink()));
    assert.equal(before(), undefined);
  });

  it('is the last reading that differs, with the time it was last read', () => {
    const { show, before } = watched();
    show(ready(0, aLink({ lastUsn: 1n })));
    show(ready(1, aLink({ lastUsn: 2n })));
    show(ready(2, aLink({ lastUsn: 2n })));
    assert.deepEqual(before(), { link: aLink({ lastUsn: 1n }), readAt: at(0) });
    show(ready(3, aLink({ lastUsn: 3n })));
    show(ready(4, aLink({ lastUsn: 3n })));
    assert.deepEqual(before(), { link: aLink({ lastUsn: 2n }), readAt: at(2) });
  });

  it('stays while the list is the very same, and was last read when that was', () => {
    const { show, before } = watched();
    const links = [aLink({ lastUsn: 2n })];
    show(ready(0, aLink({ lastUsn: 1n })));
    for (const minute of [1, 2])
      show({
        kind: 'ready',
        last: { links, serverNow: undefined, readAt: at(minute), unchangedSince: at(1) },
      });
    assert.deepEqual(before(), { link: aLink({ lastUsn: 1n }), readAt: at(0) });
    show(ready(3, aLink({ lastUsn: 3n })));
    assert.deepEqual(before(), { link: links[0], readAt: at(2) });
  });

  it('outlives a failure, but neither its link, nor the session, nor the server', () => {
    const { show, forget, before, readings } = watched();
    const two = () => {
      show(ready(0, aLink({ lastUsn: 1n })));
      show(ready(1, aLink()));
      assert.ok(before());
    };
    two();
    const call = { server: 'Denver', operation: 'list', sent: false } as const;
    const failure = { ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' } as const;
    const last = ready(1, aLink()).last;
    show({ kind: 'failed', failure, last });
    assert.ok(before());
    show(ready(2));
    show(ready(3, aLink()));
    assert.equal(before(), undefined);
    two();
    show({ kind: 'signedOut', refused: false, last: undefined });
    show(ready(3, aLink()));
    assert.equal(before(), undefined);
    two();
    forget();
    assert.equal(before(), undefined);
    two();
    readings.dispose();
    assert.equal(before(), undefined);
  });
});
