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

/** One object a row for as long as the row lives: VS Code compares elements by identity. */
export function createNodes() {
  const nodes = new Map<string, Node>();
  const keep = <N extends Node>(key: string, make: N, is: (node: Node) => node is N): N => {
    const known = nodes.get(key);
    if (known && is(known)) return known;
    nodes.set(key, make);
    return make;
  };
  return {
    folder: (folder: string) =>
      keep<FolderNode>(`f ${folder}`, { kind: 'folder', folder }, (node) => node.kind === 'folder'),
    server: (serverId: string) =>
      keep<ServerNode>(`s ${serverId}`, { kind: 'server', serverId }, (node) => node.kind === 'server'),
    link: (serverId: string, linkKey: string) =>
      keep<LinkNode>(
        `l ${serverId} ${linkKey}`,
        { kind: 'link', serverId, linkKey },
        (node) => node.kind === 'link',
      ),
    note: (serverId: string) =>
      keep<NoteNode>(`n ${serverId}`, { kind: 'note', serverId }, (node) => node.kind === 'note'),
    invalid: (position: number) =>
      keep<InvalidNode>(`i ${position}`, { kind: 'invalid', position }, (node) => node.kind === 'invalid'),
  };
}
