import assert from 'node:assert/strict';
import { arrange, type Levels } from '../../../src/tree/arrange.ts';

const server = (name: string, folder?: string, more: { favorite?: boolean; sandbox?: boolean } = {}) => ({
  profile: { name, folder, favorite: false, sandbox: false, ...more },
});
type Row = ReturnType<typeof server>;
const servers = [
  server('d'),
  server('c', 'Lab'),
  server('sim', undefined, { sandbox: true }),
  server('b', 'LAB', { favorite: true }),
  server('a', undefined, { favorite: true }),
  server('e'),
];
const folders = ['Empty', 'Lab'].map((name) => ({ name, readOnly: false }));

const shown = (rows: readonly Row[] = servers, withEmpty = true) => {
  const names = (some: readonly Row[]) => some.map(({ profile }) => profile.name);
  const levels: Levels<Row> = arrange(rows, folders, withEmpty);
  return [
    ...names(levels.favorites),
    ...levels.folders.map(({ folder, servers: inside }) => `${folder.name}: ${names(inside).join(' ')}`),
    ...names(levels.others),
    ...names(levels.sandbox),
  ];
};

describe('tree: the order of the Servers view', () => {
  it('has favorites first in each level, then the order it is given, the sandbox last', () => {
    assert.deepEqual(shown(), ['a', 'Empty: ', 'Lab: b c', 'd', 'e', 'sim']);
    const reversed = [...servers].reverse();
    assert.deepEqual(shown(reversed), ['a', 'Empty: ', 'Lab: b c', 'e', 'd', 'sim']);
  });

  it('takes folders for one that are written with other letter case or blanks, and no server into one there is not', () => {
    const odd = [server('x', ' lab '), server('y', 'Laboratory'), server('z', 'lab', { sandbox: true })];
    assert.deepEqual(shown(odd, false), ['Lab: x', 'z']);
  });

  it('can leave out the folders that a filter empties', () => {
    const chosen = servers.filter(({ profile }) => profile.name === 'c');
    assert.deepEqual(shown(chosen, false), ['Lab: c']);
  });
});
