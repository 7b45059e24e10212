/** A row of the Servers view. Commands receive these, so they name their target by id alone. */
export type Node = FolderNode | ServerNode | LinkNode | NoteNode | InvalidNode;

export interface FolderNode {
  readonly kind: 'folder';
  readonly folder: string;
}

export interface ServerNode {
  readonly kind: 'server';
  readonly serverId: string;
}

export interface LinkNode {
  readonly kind: 'link';
  readonly serverId: string;
  readonly linkKey: string;
}

/** Stands where a server has no links to show, and says why. */
export interface NoteNode {
  readonly kind: 'note';
  readonly serverId: string;
}

/** An entry of the setting that cannot be used. */
export interface InvalidNode {
  readonly kind: 'invalid';
  readonly position: number;
}

/** What names a row that can be gone to: a folder, a server, or a link of one. */
export type RowPlace =
  Pick<FolderNode, 'folder'> | (Pick<ServerNode, 'serverId'> & Partial<Pick<LinkNode, 'linkKey'>>);

/** One object a row for as long as the row lives: VS Code compares elements by identity. */
export function createNodes() {
  const folder = onePer((name: string): FolderNode => ({ kind: 'folder', folder: name }));
  const server = onePer((serverId: string): ServerNode => ({ kind: 'server', serverId }));
  const note = onePer((serverId: string): NoteNode => ({ kind: 'note', serverId }));
  const invalid = onePer((position: number): InvalidNode => ({ kind: 'invalid', position }));
  const linksOf = onePer((serverId: string) =>
    onePer((linkKey: string): LinkNode => ({ kind: 'link', serverId, linkKey })),
  );
  return {
    folder,
    server,
    note,
    invalid,
    link: (serverId: string, linkKey: string) => linksOf(serverId)(linkKey),
  };
}

/** Makes what belongs to a key when it is first asked for. */
function onePer<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const first = make(key);
    made.set(key, first);
    return first;
  };
}
