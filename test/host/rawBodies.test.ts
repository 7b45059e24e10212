import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createRawBodies, type RawBodies } from '../../src/details/rawBodies.ts';
import type { Server } from '../../src/servers/server.ts';

describe('the bodies behind raw responses', () => {
  const uri = vscode.Uri.parse('cuc-links:/Rotterdam/HTTPS%20links.json');
  const other = vscode.Uri.parse('cuc-links:/Utrecht/HTTPS%20links.json');
  const body = { bytes: new Uint8Array([123, 125]), readAt: 1, format: 'json' } as const;
  const read = {
    kind: 'ready',
    last: { links: [], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() },
  } as const;
  let states: Map<string, Server['state']>;
  let changed: vscode.EventEmitter<undefined>;
  let closed: vscode.EventEmitter<Pick<vscode.TextDocument, 'uri'>>;
  let bodies: RawBodies;

  const left = () => [bodies.get(uri), bodies.get(other)].map((kept) => kept !== undefined);
  const enter = (state: Server['state'] | undefined) => {
    if (state) states.set('r', state);
    else states.delete('r');
    changed.fire(undefined);
  };

  beforeEach(() => {
    states = new Map<string, Server['state']>([
      ['r', read],
      ['u', read],
    ]);
    changed = new vscode.EventEmitter();
    closed = new vscode.EventEmitter();
    const get = (id: string) => {
      const state = states.get(id);
      return state && { state };
    };
    bodies = createRawBodies({ get, onDidChange: changed.event }, closed.event);
    bodies.keep(uri, 'r', body);
    bodies.keep(other, 'u', body);
  });
  afterEach(() => bodies.dispose());

  it('stay while the server is read again, or cannot be', () => {
    enter({ kind: 'connecting', last: undefined });
    enter(read);
    const call = { server: 'Rotterdam', operation: 'list', sent: false } as const;
    const failure = { ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' } as const;
    enter({ kind: 'failed', failure, last: undefined });
    assert.deepEqual(left(), [true, true]);
    assert.equal(bodies.get(uri)?.bytes, body.bytes);
  });

  for (const [what, state] of [
    ['is signed out', { kind: 'signedOut', refused: false, last: undefined }],
    ['is reset, so that the next reading signs in anew', { kind: 'notLoaded', last: undefined }],
    ['is forgotten', undefined],
  ] as const)
    it(`go when their server ${what}`, () => {
      enter(state);
      assert.deepEqual(left(), [false, true]);
    });

  it('go with their document, and with the extension', () => {
    closed.fire({ uri });
    assert.deepEqual(left(), [false, true]);
    bodies.dispose();
    assert.deepEqual(left(), [false, false]);
  });
});
