import assert from 'node:assert/strict';
import { rowBeside } from '../../../src/tree/rowBeside.ts';

const server = (id: string) => ({ profile: { id } });
const folder = (name: string, ...ids: string[]) => ({
  folder: { name, readOnly: false },
  servers: ids.map(server),
});

const levels = {
  favorites: [server('Denver')],
  folders: [folder('Lab', 'Lima', 'Quito', 'Oslo'), folder('Live', 'Rome')],
  others: [server('Bonn'), server('Cork')],
  sandbox: [server('Hub')],
};
const beside = (...leaving: string[]) => rowBeside(new Set(leaving), levels);

describe('the row beside servers that leave the list', () => {
  it('is the one below them on their level', () => {
    assert.deepEqual(beside('Lima'), { serverId: 'Quito' });
    assert.deepEqual(beside('Lima', 'Quito'), { serverId: 'Oslo' });
    assert.deepEqual(beside('Denver'), { folder: 'Lab' });
    assert.deepEqual(beside('Cork'), { serverId: 'Hub' });
  });

  it('is the one above where there is none below', () => {
    assert.deepEqual(beside('Oslo'), { serverId: 'Quito' });
    assert.deepEqual(beside('Quito', 'Oslo'), { serverId: 'Lima' });
    assert.deepEqual(beside('Bonn', 'Cork', 'Hub'), { folder: 'Live' });
  });

  it('is their folder where none is left in it', () => {
    assert.deepEqual(beside('Rome'), { folder: 'Live' });
    assert.deepEqual(beside('Lima', 'Quito', 'Oslo'), { folder: 'Lab' });
  });

  it('is not there where nothing is left, or none was shown', () => {
    const only = { favorites: [], folders: [], others: [server('Bonn')], sandbox: [] };
    assert.equal(rowBeside(new Set(['Bonn']), only), undefined);
    assert.equal(beside('nobody'), undefined);
  });
});
