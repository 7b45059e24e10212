import assert from 'node:assert/strict';
import { moved, withFields } from '../../../src/servers/arrangedEntries.ts';

const idOf = (raw: unknown) =>
  typeof raw === 'object' && raw !== null && 'name' in raw ? String(raw.name) : undefined;
const [a, b, c] = [{ name: 'a', note: 'ours' }, { name: 'b', folder: 'Lab' }, { name: 'c' }];
const entries = [a, 'not an entry', b, c];

describe('servers: entries arranged anew', () => {
  it('keep all that is not set, and lose a field that is taken out', () => {
    const fieldsOf = (id: string) => (id === 'c' ? undefined : { folder: undefined, mark: 'lab' as const });
    assert.deepEqual(withFields(entries, fieldsOf, idOf), [
      { name: 'a', note: 'ours', mark: 'lab' },
      'not an entry',
      { name: 'b', mark: 'lab' },
      { name: 'c' },
    ]);
  });

  it('move together, in their order, before or after another, or to the end', () => {
    const names = (place: Parameters<typeof moved>[2], ...ids: string[]) =>
      moved(entries, new Set(ids), place, idOf).map((raw) => idOf(raw) ?? '?');
    assert.deepEqual(names({ before: 'a' }, 'c', 'b'), ['b', 'c', 'a', '?']);
    assert.deepEqual(names({ after: 'c' }, 'a'), ['?', 'b', 'c', 'a']);
    assert.deepEqual(names('end', 'a'), ['?', 'b', 'c', 'a']);
    assert.deepEqual(names({ before: 'gone' }, 'a'), ['?', 'b', 'c', 'a']);
  });
});
