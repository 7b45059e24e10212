import assert from 'node:assert/strict';
import type { Certificate } from '../../../src/http/certificate.ts';
import { holdPins } from '../../../src/servers/holdPins.ts';
import { createPins } from '../../../src/servers/pins.ts';
import { memento } from './support/memento.ts';

const origin = 'https://rtm.example';
const roots = { kind: 'roots' } as const;

function certificate(pair: string): Certificate {
  return {
    sha256: Array.from({ length: 32 }, () => pair).join(':'),
    subject: 'CN=rtm',
    issuer: 'CN=rtm',
    names: ['rtm.example'],
    validFrom: new Date(0),
    validTo: new Date(1),
    selfSigned: true,
  };
}
const [one, other] = [certificate('0A'), certificate('FF')];
const pinOf = ({ sha256 }: Certificate) => ({ kind: 'pin', sha256 }) as const;

describe('servers: pins', () => {
  it('trust the roots until there is one', () => {
    assert.deepEqual(createPins(memento()).trustFor(origin), roots);
  });

  it('are for their origin only, to the port', async () => {
    const pins = createPins(memento());
    await pins.pin(origin, one);
    assert.deepEqual(pins.trustFor(origin), pinOf(one));
    for (const elsewhere of [`${origin}:8443`, 'https://rtm.example.org', 'https://rtm', ''])
      assert.deepEqual(pins.trustFor(elsewhere), roots, elsewhere);
  });

  it('are kept in the state, for the next start and the next window, replaced and forgotten', async () => {
    const state = memento();
    const pins = createPins(state);
    await pins.pin(origin, one);
    await pins.pin(origin, other);
    assert.deepEqual(createPins(state).trustFor(origin), pinOf(other));
    await pins.forget(origin);
    assert.deepEqual(createPins(state).trustFor(origin), roots);
    assert.deepEqual(state.keys(), []);
  });

  it('keep the fingerprint, its origin and the day, and no more of the certificate', async () => {
    const kept = new Map<string, string>();
    await createPins(memento(kept)).pin(origin, one);
    const [text = ''] = kept.values();
    const record: unknown = JSON.parse(text);
    assert.ok(typeof record === 'object' && record !== null);
    assert.deepEqual(Object.keys(record).sort(), ['addedAt', 'origin', 'sha256', 'v']);
  });

  it('of a session come first, are written nowhere, and are forgotten too', async () => {
    const kept = new Map<string, string>();
    const pins = createPins(memento(kept));
    pins.pinForSession(origin, one.sha256);
    assert.deepEqual(pins.trustFor(origin), pinOf(one));
    assert.equal(kept.size, 0);
    await pins.forget(origin);
    assert.deepEqual(pins.trustFor(origin), roots);
  });

  const good = { v: 1, origin, sha256: one.sha256, addedAt: '2019-03-04T10:00:00Z' };
  const bad: Readonly<Record<string, unknown>> = {
    'not an object': 'x',
    'another version': { ...good, v: 2 },
    'another origin': { ...good, origin: `${origin}:8443` },
    'a short fingerprint': { ...good, sha256: 'AA:BB' },
    'a long fingerprint': { ...good, sha256: `${one.sha256}:AA` },
    'lower case': { ...good, sha256: other.sha256.toLowerCase() },
    'no fingerprint': { ...good, sha256: undefined },
  };
  for (const [what, record] of Object.entries(bad)) {
    it(`are not read from a record with ${what}`, async () => {
      const state = memento();
      await createPins(state).pin(origin, one);
      const [key = ''] = state.keys();
      await state.update(key, record);
      assert.deepEqual(createPins(state).trustFor(origin), roots);
      await state.update(key, good);
      assert.deepEqual(createPins(state).trustFor(origin), pinOf(one));
    });
  }
});

describe('servers: pins held during a flow', () => {
  const elsewhere = 'https://elsewhere.example';

  it('count in the flow at once, and nowhere else', async () => {
    const pins = createPins(memento());
    await pins.pin(elsewhere, other);
    const held = holdPins(pins);
    await held.pin(origin, one);
    assert.deepEqual(held.trustFor(origin), pinOf(one));
    assert.deepEqual(held.trustFor(elsewhere), pinOf(other));
    assert.deepEqual(pins.trustFor(origin), roots);
  });

  it('are kept for the origin that is saved, not for one that was given up', async () => {
    const pins = createPins(memento());
    const held = holdPins(pins);
    await held.pin(elsewhere, other);
    await held.pin(origin, one);
    await held.keep(origin);
    assert.deepEqual(pins.trustFor(origin), pinOf(one));
    assert.deepEqual(pins.trustFor(elsewhere), roots);
  });

  it('leave alone a pin that was not made in the flow', async () => {
    const pins = createPins(memento());
    await pins.pin(origin, one);
    await holdPins(pins).keep(origin);
    assert.deepEqual(pins.trustFor(origin), pinOf(one));
  });
});
