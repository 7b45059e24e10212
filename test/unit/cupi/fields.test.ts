import assert from 'node:assert/strict';
import {
  bigint,
  boolean,
  int,
  objectId,
  role,
  syncStatus,
  text,
  url,
} from '../../../src/cupi/decode/fields.ts';
import { time } from '../../../src/cupi/decode/time.ts';
import { unreadable } from '../../../src/cupi/decode/unreadable.ts';

describe('a field', () => {
  it('boolean takes words and digits in any case', () => {
    for (const value of ['true', 'TRUE', 'True', '1']) assert.equal(boolean(value), true, value);
    for (const value of ['false', 'FALSE', 'False', '0']) assert.equal(boolean(value), false, value);
    for (const value of ['yes', '>false', '2', 'constructor', '__proto__']) {
      assert.equal(boolean(value), unreadable, value);
    }
  });

  it('status takes numbers and words', () => {
    for (const value of ['0', 'Idle', 'IDLE']) assert.equal(syncStatus(value), 'idle', value);
    for (const value of ['1', 'synching', 'Syncing']) assert.equal(syncStatus(value), 'syncing', value);
    assert.equal(syncStatus('2'), unreadable);
  });

  it('role takes numbers and words', () => {
    for (const value of ['0', 'Standard']) assert.equal(role(value), 'standard', value);
    for (const value of ['1', 'ALERT']) assert.equal(role(value), 'alert', value);
    assert.equal(role('primary'), unreadable);
  });

  it('bigint is exact', () => {
    assert.equal(bigint('9007199254740993'), 9007199254740993n);
    assert.equal(bigint('18446744073709551616'), 18446744073709551616n);
    for (const value of ['1.0', '1e5', '0x1F', '', '1 2', '9'.repeat(41)]) {
      assert.equal(bigint(value), unreadable, value);
    }
  });

  it('int is a safe integer', () => {
    assert.equal(int('0123'), 123);
    for (const value of ['9007199254740993', '1e5', '6.0', 'six'])
      assert.equal(int(value), unreadable, value);
  });

  it('objectId is what may stand in a path', () => {
    assert.equal(objectId('25164390-ec93-4dac-804a-c4567618b008'), '25164390-ec93-4dac-804a-c4567618b008');
    for (const value of ['..', 'a/b', 'a b', '{a}', 'a?', 'a%2f', 'x'.repeat(65)]) {
      assert.equal(objectId(value), unreadable, value);
    }
  });

  it('text is one line, what cannot be printed replaced', () => {
    assert.equal(text('two\n   lines'), 'two lines');
    assert.equal(text('a\u0000b\u001Bc\uD800d'), 'a\uFFFDb\uFFFDc\uFFFDd');
    assert.equal(text('😀 ok\t.'), '😀 ok\t.');
  });

  it('url has no blanks', () => {
    assert.equal(url('https:// host\n /feeder'), 'https://host/feeder');
  });
});

describe('a date', () => {
  for (const [given, at] of [
    ['2013-02-11T16:28:04Z', '2013-02-11T16:28:04.000Z'],
    ['2013-02-11t16:28:04z', '2013-02-11T16:28:04.000Z'],
    ['2013-02-11T16:28:04.123456Z', '2013-02-11T16:28:04.123Z'],
    ['2013-02-11T16:28Z', '2013-02-11T16:28:00.000Z'],
    ['2013-02-11T16:28:04+05:30', '2013-02-11T10:58:04.000Z'],
    ['2013-02-11T16:28:04-0800', '2013-02-12T00:28:04.000Z'],
    ['2013-02-11 16:28:04 +01', '2013-02-11T15:28:04.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ] as const) {
    it(`${given} is an instant`, () => {
      assert.deepEqual(time(given), { kind: 'instant', at: new Date(at), text: given });
    });
  }

  for (const given of ['2016-01-21 21:07:15.38', '2016-01-21 21:07:15', '2016-01-21T21:07:15']) {
    it(`${given} has no zone`, () => assert.deepEqual(time(given), { kind: 'zoneless', text: given }));
  }

  it('0 is never', () => assert.equal(time('0'), undefined));

  for (const given of [
    '013-01-31T21:54:21Z',
    '2023-02-29T00:00:00Z',
    '2023-13-01T00:00:00Z',
    '2023-00-01T00:00:00Z',
    '2023-01-01T24:00:00Z',
    '2023-01-01T00:60:00Z',
    '2023-01-01',
    '1700000000',
    'yesterday',
  ]) {
    it(`${given} is unreadable`, () => assert.equal(time(given), unreadable));
  }
});
