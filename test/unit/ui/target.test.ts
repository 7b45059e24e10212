import assert from 'node:assert/strict';
import { selectedOf, selectedServers } from '../../../src/ui/target.ts';
import { aProfile } from '../servers/support/aProfile.ts';
import { unaskedServer } from '../servers/support/unaskedServer.ts';

const link = (linkKey: string) => ({ kind: 'link', serverId: 'a', linkKey });
const keyOf = (row: unknown) =>
  typeof row === 'object' && row !== null && 'linkKey' in row ? row.linkKey : undefined;

describe('what a command on several rows acts on', () => {
  const rows = [link('1'), { kind: 'server', serverId: 'a' }, link('2')];

  it('is every selected row of the kind, when the clicked one is among them', () => {
    assert.deepEqual(selectedOf(rows[0], rows, keyOf), ['1', '2']);
    assert.deepEqual(selectedOf(rows[1], rows, keyOf), ['1', '2']);
  });

  it('is the clicked row alone, when it is not part of the selection', () => {
    assert.deepEqual(selectedOf(link('3'), rows, keyOf), ['3']);
  });

  it('is the clicked row alone, when nothing usable is given as the selection', () => {
    for (const selected of [undefined, null, 'text', {}, []])
      assert.deepEqual(selectedOf(rows[2], selected, keyOf), ['2']);
    assert.deepEqual(selectedOf(undefined, undefined, keyOf), []);
  });
});

describe('which servers rows stand for', () => {
  const server = (host: string, folder?: string) =>
    unaskedServer(
      aProfile(`https://${host}.example:8443`, 'operator', folder === undefined ? {} : { folder }),
    );
  const [denver, lima, quito] = [server('denver', 'Live'), server('lima', 'live'), server('quito')];
  const all = [denver, lima, quito];
  const folders = ['Live', 'Empty'].map((name) => ({ name, readOnly: false }));
  const servers = { all, folders, get: (id: string) => all.find(({ profile }) => profile.id === id) };
  const rowOf = ({ profile }: (typeof all)[number]) => ({ kind: 'server', serverId: profile.id });
  const folder = (name: string) => ({ kind: 'folder', folder: name });

  it('are those in a folder, the server of a link, and the server itself, each once', () => {
    const rows = [folder('Live'), { ...rowOf(lima), kind: 'link', linkKey: 'x' }, rowOf(quito), rowOf(quito)];
    assert.deepEqual(selectedServers(rows[0], rows, servers), all);
    assert.deepEqual(selectedServers(rows[1], undefined, servers), [lima]);
  });

  it('are none for an empty folder, which is not the same as no row at all', () => {
    assert.deepEqual(selectedServers(folder('Empty'), undefined, servers), []);
    assert.equal(selectedServers(undefined, undefined, servers), undefined);
    assert.equal(selectedServers({ kind: 'invalid', position: 1 }, undefined, servers), undefined);
  });
});
