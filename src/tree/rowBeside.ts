import type { Profile } from '../servers/profile.ts';
import type { Levels } from './arrange.ts';
import type { RowPlace } from './node.ts';

interface Listed {
  readonly profile: Pick<Profile, 'id'>;
}

/** Rows that stand one below the other, and the row that they stand in. */
interface Level {
  readonly rows: readonly RowPlace[];
  readonly within: RowPlace | undefined;
}

/**
 * The row that a person is at once these servers have left the list: on the same level the one below, else the one above,
 * else their folder.
 */
export function rowBeside(leaving: ReadonlySet<string>, levels: Levels<Listed>): RowPlace | undefined {
  const leaves = (row: RowPlace) => 'serverId' in row && leaving.has(row.serverId);
  const level = levelsOf(levels).find(({ rows }) => rows.some(leaves));
  if (!level) return undefined;
  const { rows, within } = level;
  const last = rows.findLastIndex(leaves);
  return rows[last + 1] ?? rows.slice(0, last).findLast((row) => !leaves(row)) ?? within;
}

function levelsOf({ favorites, folders, others, sandbox }: Levels<Listed>): readonly Level[] {
  const folderRows = folders.map(({ folder }) => ({ folder: folder.name }));
  return [
    {
      rows: [...favorites.map(serverRow), ...folderRows, ...[...others, ...sandbox].map(serverRow)],
      within: undefined,
    },
    ...folders.map(({ folder, servers }) => ({
      rows: servers.map(serverRow),
      within: { folder: folder.name },
    })),
  ];
}

function serverRow({ profile }: Listed): RowPlace {
  return { serverId: profile.id };
}
