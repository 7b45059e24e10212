import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HttpsLink } from '../../src/cupi/httpsLink.ts';
import type { Server } from '../../src/servers/server.ts';
import type { ServerList } from '../../src/servers/serverList.ts';
import type { Snapshot } from '../../src/servers/serverState.ts';
import { createExpansion, followExpansion } from '../../src/tree/expansion.ts';
import { createFound } from '../../src/tree/found.ts';
import { keepHeader } from '../../src/tree/keepHeader.ts';
import type { Node } from '../../src/tree/node.ts';
import { createReveal } from '../../src/tree/reveal.ts';
import { createServersTree } from '../../src/tree/serversTree.ts';
import { unfiltered } from '../../src/tree/viewState.ts';
import { createPace, type Pace } from '../../src/ui/pace.ts';
import { failureOfEachKind } from '../support/failures.ts';
import { manualClock } from '../support/manualClock.ts';
import { aLink, minutesAgo, now } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

type Changeable = Server & { state: Server['state'] };

const unused = () => {
  throw new Error('the tree answers from memory');
};

/** A server that has been read, with links of these names; whoever asks it for more than memory holds fails. */
function aServer(name: string, links: readonly HttpsLink[]): Changeable {
  return {
    profile: aProfile('https://10.0.0.7:8443', name, { name }),
    state: stateOf(links),
    version: undefined,
    locations: undefined,
    location: undefined,
    certificateValidity: () => undefined,
    marks: () => [],
    askedAt: undefined,
    pausedUntil: () => undefined,
    busy: false,
    refresh: unused,
    refreshAnew: unused,
    poll: unused,
    client: unused,
    change: unused,
    redact: unused,
    reset: unused,
    signInAnew: unused,
    retire: unused,
    arrange: unused,
    dispose: unused,
  };
}

function stateOf(links: readonly HttpsLink[], readAt = new Date(2019, 2, 4, 14, 2)): Server['state'] {
  return { kind: 'ready', last: { links, serverNow: now, readAt, unchangedSince: readAt } };
}

function last({ state }: Server): Snapshot {
  assert(state.last);
  return state.last;
}

function aMemento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => structuredClone(values.get(key)) ?? otherwise,
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  };
}

function counted<T extends object>(object: T, onRead: () => void): T {
  return new Proxy(object, {
    get(target, key): unknown {
      onRead();
      return Reflect.get(target, key);
    },
  });
}

/** Five links; `onRead` is told each field that is looked at. */
function fiveLinks(of: number, onRead: () => void = () => undefined): HttpsLink[] {
  return [1, 2, 3, 4, 5].map((nth) => {
    return counted(aLink({ objectId: `id-${of}-${nth}`, displayName: `uc-${of}-${nth}` }), onRead);
  });
}

/** Tells of everything at once: VS Code is not listening. */
const atOnce: Pace = { ask: (work) => work(), flush: () => undefined, dispose: () => undefined };

describe('the rows of the Servers view', () => {
  const disposables: { dispose(): unknown }[] = [];
  let memento: vscode.Memento;
  let changed: vscode.EventEmitter<Server | undefined>;
  let reads: number;

  beforeEach(() => {
    memento = aMemento();
    changed = new vscode.EventEmitter();
    reads = 0;
  });
  afterEach(() => {
    for (const one of disposables.splice(0)) one.dispose();
  });

  const open = (servers: readonly Changeable[], pace = atOnce) => {
    const byId = new Map(servers.map((server) => [server.profile.id, server]));
    const list: ServerList = {
      all: servers,
      folders: [],
      signIns: [],
      invalid: [{ position: 1, name: 'Broken', field: 'host', reason: 'malformed' }],
      get: (id) => byId.get(id),
      farEnd: () => undefined,
      setSandbox: unused,
      redact: unused,
      onDidChange: changed.event,
      dispose: () => undefined,
    };
    const found = createFound(list, memento);
    const expansion = createExpansion(memento);
    const tree = createServersTree(list, { found, expansion }, pace);
    const fired: unknown[] = [];
    const listening = tree.onDidChangeTreeData((node) => void fired.push(node));
    disposables.push(tree, found, { dispose: () => void listening.dispose() });
    return { list, found, expansion, tree, fired };
  };
  const children = (tree: ReturnType<typeof open>['tree'], node?: Node): Node[] => {
    const rows = tree.getChildren(node);
    assert(rows && 'map' in rows, 'they come at once');
    return rows;
  };
  const itemOf = (tree: ReturnType<typeof open>['tree'], node: Node): vscode.TreeItem => {
    const item = tree.getTreeItem(node);
    assert(item instanceof vscode.TreeItem, 'it comes at once');
    return item;
  };
  /** Draws every row, as VS Code does when the view opens. */
  const draw = (tree: ReturnType<typeof open>['tree']) => {
    const roots = children(tree);
    const rows = roots.flatMap((root) => [root, ...children(tree, root)]);
    // Some come later, with their sentences.
    for (const row of rows) if (row.kind !== 'note' && row.kind !== 'invalid') itemOf(tree, row);
    return rows.length;
  };

  /** So many servers that count in `reads` what is looked at. The rows of the run before do not listen to these. */
  const countedServers = (count: number) => {
    changed = new vscode.EventEmitter();
    const onRead = () => {
      reads += 1;
    };
    return Array.from({ length: count }, (_, at) =>
      counted(aServer(`s-${at}`, fiveLinks(at, onRead)), onRead),
    );
  };

  it('cost in proportion to their number, sorted and filtered too', () => {
    const costOf = (count: number) => {
      const servers = countedServers(count);
      const { tree, found } = open(servers);
      reads = 0;
      assert.equal(draw(tree), count * 6 + 1);
      found.show({ text: 'uc', only: ['ok'], order: 'health' });
      assert.equal(draw(tree), count * 6);
      for (const server of servers) changed.fire(server);
      return reads;
    };
    const few = costOf(30);
    const many = costOf(300);
    assert(many <= few * 10 * 1.1, `${few} for 30 servers, ${many} for 300`);
  });

  it('are found again by a look at the one server that has changed', () => {
    const costOf = (count: number) => {
      const servers = countedServers(count);
      const { found } = open(servers);
      found.show({ text: '', only: ['ok'], order: 'health' });
      for (const server of servers) changed.fire(server);
      assert.equal(found.shown().length, count);
      const [server] = servers;
      assert(server);
      reads = 0;
      server.state = { kind: 'notLoaded', last: undefined };
      changed.fire(server);
      assert.equal(found.shown().length, count - 1);
      return reads;
    };
    assert.equal(costOf(300), costOf(30));
  });

  it('are those that are found by looking at all of them, after any changes', () => {
    const servers = ['Denver', 'Boston', 'Quito', 'Austin'].map((name, at) => aServer(name, fiveLinks(at)));
    const states: Server['state'][] = [
      { kind: 'notLoaded', last: undefined },
      stateOf([aLink({ timeOfLastFailure: minutesAgo(1) })]),
      stateOf(fiveLinks(7)),
    ];
    for (const order of ['settings', 'name', 'health'] as const) {
      for (const view of [
        { text: '', only: [], order },
        { text: 'uc', only: ['ok'], order },
        { text: 'o', only: ['failing', 'ok'], order },
      ] as const) {
        const { found, list } = open(servers);
        found.show(view);
        for (const state of [...states, ...states.toReversed()]) {
          for (const server of servers) {
            server.state = state;
            changed.fire(server);
            // Not after each: several may have changed before rows are asked for.
            if (server.profile.name === 'Boston') continue;
            const anew = createFound(list, memento);
            anew.show(view);
            const nameOf = ({ profile }: Server) => profile.name;
            assert.deepEqual(found.servers().map(nameOf), anew.shown().map(nameOf));
            anew.dispose();
          }
        }
      }
    }
  });

  it('stand in the order that is asked for, also after changes of a server and of the list', () => {
    const servers = ['Denver', 'Boston', 'Quito'].map((name, at) => aServer(name, fiveLinks(at)));
    const { found, list } = open(servers);
    const names = (order: 'settings' | 'name' | 'health') => {
      if (found.view.order !== order) found.show({ ...unfiltered, order });
      return found.shown().map(({ profile }) => profile.name);
    };
    const [denver, boston, quito] = servers;
    assert(denver && boston && quito);
    assert.deepEqual(names('health'), ['Denver', 'Boston', 'Quito']);
    quito.state = stateOf([aLink({ timeOfLastFailure: minutesAgo(1) })]);
    changed.fire(quito);
    assert.deepEqual(names('health'), ['Quito', 'Denver', 'Boston']);
    assert.deepEqual(names('settings'), ['Denver', 'Boston', 'Quito']);
    assert.deepEqual(names('name'), ['Boston', 'Denver', 'Quito']);
    Object.assign(denver, { profile: { ...denver.profile, name: 'Austin' } });
    Object.assign(list, { all: [quito, boston, denver] });
    changed.fire(undefined);
    assert.deepEqual(names('name'), ['Austin', 'Boston', 'Quito']);
    Object.assign(list, { all: [boston, denver] });
    changed.fire(undefined);
    assert.deepEqual(names('name'), ['Austin', 'Boston']);
  });

  it('are drawn anew for one parent when one server changes', () => {
    const servers = [1, 2, 3].map((at) => aServer(`s-${at}`, fiveLinks(at)));
    const { tree, fired } = open(servers);
    draw(tree);
    const [, second] = servers;
    assert(second);
    second.state = stateOf(fiveLinks(2));
    changed.fire(second);
    assert.deepEqual(fired, [{ kind: 'server', serverId: second.profile.id }]);
    assert.equal(fired[0], children(tree)[1], 'the very row that VS Code knows');
  });

  it('are left alone by a reading that brings no news', () => {
    const server = aServer('Denver', fiveLinks(1));
    const { tree, fired } = open([server]);
    changed.fire(server);
    draw(tree);
    fired.length = 0;
    server.state = { kind: 'ready', last: { ...last(server), readAt: new Date() } };
    changed.fire(server);
    assert.deepEqual(fired, []);
    for (const news of [
      { state: stateOf([...fiveLinks(1).slice(1), aLink({ objectId: 'id-1-1', lastUsn: 1n })]) },
      { version: '15.0.1' },
      { pausedUntil: () => new Date(0) },
      { state: stateOf([aLink({ timeOfLastSync: minutesAgo(70) })]) },
    ]) {
      Object.assign(server, news);
      changed.fire(server);
      changed.fire(server);
      assert.deepEqual(fired, [children(tree)[0]], Object.keys(news).join());
      fired.length = 0;
    }
  });

  it('are drawn anew where their tooltips would not be true any more', () => {
    const link = aLink({ timeOfLastSync: minutesAgo(70), baseFeedUrl: 'https://10.0.0.7/feeder' });
    const [denver, boston] = [aServer('Denver', [link]), aServer('Boston', [link])];
    const { tree, fired, list } = open([denver, boston]);
    draw(tree);
    const firedBy = (server: Changeable, state: Server['state']) => {
      server.state = state;
      fired.length = 0;
      changed.fire(server);
      return fired.length;
    };
    const read = (server: Server, changes: Partial<Snapshot> = {}): Server['state'] => ({
      kind: 'ready',
      last: { ...last(server), ...changes },
    });
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    firedBy(denver, read(denver));
    assert.equal(firedBy(denver, read(denver, { serverNow: later(20) })), 0);
    assert.equal(firedBy(denver, read(denver, { serverNow: later(60) })), 1, 'an age in hours');

    const failure = failureOfEachKind.denied;
    const failed = { kind: 'failed', failure, last: { ...last(denver), readAt: new Date() } } as const;
    assert.equal(firedBy(denver, failed), 1);
    assert.equal(firedBy(denver, failed), 0);
    const { now: realNow } = Date;
    Date.now = () => realNow() + 3_600_000;
    try {
      assert.equal(firedBy(denver, failed), 1, 'ages go on while it cannot be read');
    } finally {
      Date.now = realNow;
    }

    firedBy(boston, read(boston));
    assert.equal(firedBy(boston, read(boston)), 0);
    Object.assign(list, { farEnd: (server: Server) => (server === denver ? boston : denver) });
    assert.equal(firedBy(denver, read(denver, { links: [{ ...link, deleted: true }] })), 1);
    assert.equal(firedBy(denver, read(denver)), 0, 'the other end has not gone on with the removal');
    assert.equal(firedBy(boston, read(boston)), 1, 'its other end has begun a removal');
    assert.equal(firedBy(boston, read(boston)), 0);
    const marked = { ...link, deleted: true, timeOfLastSync: undefined };
    const seenNow = { links: [marked], markedSince: new Map([['x', now]]) };
    firedBy(denver, read(denver, { ...seenNow, serverNow: now }));
    assert.equal(firedBy(denver, read(denver, { ...seenNow, serverNow: later(59) })), 0);
    assert.equal(
      firedBy(denver, read(denver, { ...seenNow, serverNow: later(61) })),
      1,
      'marked for an hour now',
    );
    firedBy(boston, read(boston));
    firedBy(denver, read(denver, { links: [link], serverNow: now }));
    assert.equal(firedBy(boston, read(boston)), 1, 'it is over');
    assert.equal(firedBy(boston, read(boston)), 0);
  });

  it('are drawn anew from the top only where a server comes, goes or changes its place', () => {
    const servers = [1, 2].map((at) => aServer(`s-${at}`, fiveLinks(at)));
    const { tree, fired, found } = open(servers);
    const [first] = servers;
    assert(first);
    found.show({ ...unfiltered, only: ['ok'] });
    draw(tree);
    fired.length = 0;
    first.state = stateOf(fiveLinks(1));
    changed.fire(first);
    assert.notEqual(fired[0], undefined, 'still shown');
    first.state = stateOf([aLink({ timeOfLastFailure: minutesAgo(1) })]);
    changed.fire(first);
    assert.equal(fired[1], undefined, 'it has gone');
    assert.equal(children(tree).length, 1);
  });

  it('are left alone by a change of settings that is about none of them', () => {
    const servers = [aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))];
    const { tree, fired, list } = open(servers);
    changed.fire(undefined);
    draw(tree);
    fired.length = 0;
    changed.fire(undefined);
    assert.deepEqual(fired, []);
    const [denver, boston] = servers;
    assert(denver && boston);
    // An entry that says something else of its server makes another one of the same id.
    const renamed = { ...denver, profile: { ...denver.profile, name: 'Denver 2' } };
    Object.assign(list, {
      all: [renamed, boston],
      get: (id: string) => (id === renamed.profile.id ? renamed : boston),
    });
    changed.fire(undefined);
    assert.deepEqual(fired, [children(tree)[0]], 'the row of the server that is called otherwise now');
    fired.length = 0;
    Object.assign(renamed, { profile: { ...renamed.profile, mark: 'lab' } });
    changed.fire(undefined);
    assert.deepEqual(fired, [children(tree)[0]], 'the row of the server that is marked now');
    for (const settings of [
      { folders: [{ name: 'Lab', readOnly: false }] },
      { folders: [{ name: 'Lab', readOnly: true }] },
      { all: [boston, renamed] },
      { all: [boston, { ...renamed, profile: { ...renamed.profile, favorite: true } }] },
      { invalid: [] },
    ]) {
      Object.assign(list, settings);
      fired.length = 0;
      changed.fire(undefined);
      assert.deepEqual(fired, [undefined], Object.keys(settings).join());
      draw(tree);
    }
  });

  it('show what the words have found, and whose links they are', async () => {
    const { tree, found } = open([aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))]);
    found.show({ ...unfiltered, text: 'UC-2 -3' });
    const [boston, ...others] = children(tree);
    assert(boston);
    assert.deepEqual(others, []);
    const [link] = children(tree, boston);
    assert(link);
    assert.deepEqual(itemOf(tree, link).label, {
      label: 'uc-2-3',
      highlights: [
        [0, 4],
        [4, 6],
      ],
    });
    found.show({ ...unfiltered, text: 'broken' });
    const [invalid] = children(tree);
    assert.deepEqual(invalid, { kind: 'invalid', position: 1 });
    assert.deepEqual((await tree.getTreeItem(invalid)).label, { label: 'Broken', highlights: [[0, 6]] });
  });

  it('explain why a server shows no links', async () => {
    const { tree } = open([aServer('Denver', [])]);
    const [denver] = children(tree);
    const [note] = children(tree, denver);
    assert(note);
    assert.equal((await tree.getTreeItem(note)).label, 'No HTTPS links');
  });

  it('are not taken for drawn by the line above them', () => {
    const { tree, found, list } = open([aServer('Denver', fiveLinks(1))]);
    const [denver] = list.all;
    assert(denver);
    draw(tree);
    assert(!found.moved(denver));
    found.show({ ...unfiltered, text: 'nowhere' });
    disposables.push(keepHeader({ message: '' }, found, { ...list, onDidChange: changed.event }, atOnce));
    assert(found.moved(denver), 'its row is still there');
    draw(tree);
    assert(!found.moved(denver));
  });

  it('are told of together while one server after the other answers, and at once where one is to be revealed', async () => {
    const clock = manualClock();
    const servers = ['Denver', 'Boston', 'Quito'].map((name) => aServer(name, fiveLinks(1)));
    const pace = createPace(clock);
    const { tree, found, fired } = open(servers, pace);
    draw(tree);
    const nodes = servers.map(({ profile }) => tree.nodeOf({ serverId: profile.id }));
    const answer = (server: Changeable, links: readonly HttpsLink[]) => {
      server.state = stateOf(links);
      changed.fire(server);
    };
    for (const server of servers) {
      answer(server, fiveLinks(2));
      clock.advance(100);
      if (server !== servers.at(-1)) assert.deepEqual(fired, nodes.slice(0, 1));
    }
    assert.deepEqual(fired, nodes);
    for (const server of servers) answer(server, fiveLinks(3));
    assert.deepEqual(fired, nodes);
    const revealed: Node[] = [];
    const reveal = (node: Node) => {
      assert.deepEqual(fired, [...nodes, ...nodes]);
      return Promise.resolve(void revealed.push(node));
    };
    const quito = servers[2]?.profile.id ?? '';
    assert(await createReveal({ reveal }, tree.nodeOf, found, pace)({ serverId: quito }));
    assert.deepEqual(revealed, [tree.nodeOf({ serverId: quito })]);
  });

  it('are revealed without the filter only where that would hide them', async () => {
    const [denver, boston] = [aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))];
    Object.assign(denver, { profile: { ...denver.profile, folder: 'Lab' } });
    const { tree, found, list } = open([denver, boston]);
    Object.assign(list, { folders: ['Lab', 'Empty'].map((name) => ({ name, readOnly: false })) });
    changed.fire(undefined);
    const revealed: Node[] = [];
    const reveal = createReveal(
      { reveal: (node: Node) => Promise.resolve(void revealed.push(node)) },
      tree.nodeOf,
      found,
      atOnce,
    );
    const filter = { text: 'uc-1-', only: [], order: 'name' } as const;
    const cleared = { ...unfiltered, order: 'name' };
    const [link] = found.links(denver);
    for (const [place, view] of [
      [{ serverId: denver.profile.id }, filter],
      [{ serverId: denver.profile.id, linkKey: link?.key ?? '' }, filter],
      [{ serverId: denver.profile.id, linkKey: 'gone' }, cleared],
      [{ serverId: boston.profile.id }, cleared],
      [{ folder: 'lab' }, filter],
      [{ folder: 'Empty' }, cleared],
    ] as const) {
      found.show(filter);
      assert(await reveal(place));
      assert.deepEqual(found.view, view, JSON.stringify(place));
    }
    const rows = children(tree);
    const empty = rows.find((row) => row.kind === 'folder' && row.folder === 'Empty');
    assert(empty);
    assert.equal(revealed.at(-1), empty, 'the very row that VS Code knows');
  });

  it('are told of again where VS Code has asked for them in between, and they say by then what they had said', () => {
    const clock = manualClock();
    const [denver, boston] = [aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))];
    const { tree, fired } = open([denver, boston], createPace(clock));
    draw(tree);
    for (const server of [denver, boston]) changed.fire(server);
    clock.advance(1000);
    fired.length = 0;
    const connecting: Server['state'] = { kind: 'connecting', last: undefined };
    const before = boston.state;
    // The beat begins with Denver; rows are asked for while Boston waits for the next.
    for (const server of [denver, boston]) {
      server.state = connecting;
      changed.fire(server);
    }
    draw(tree);
    boston.state = before;
    changed.fire(boston);
    clock.advance(1000);
    assert.deepEqual(
      fired,
      [denver, boston].map(({ profile }) => tree.nodeOf({ serverId: profile.id })),
    );
  });

  it('are not told of for a server that has gone before the beat', () => {
    const clock = manualClock();
    const [denver, boston] = [aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))];
    const { tree, list, fired } = open([denver, boston], createPace(clock));
    draw(tree);
    for (const server of [denver, boston]) {
      server.state = { kind: 'connecting', last: undefined };
      changed.fire(server);
    }
    Object.assign(list, { get: (id: string) => (id === denver.profile.id ? denver : undefined) });
    clock.advance(1000);
    assert.deepEqual(fired, [tree.nodeOf({ serverId: denver.profile.id })]);
  });

  it('are not drawn anew for a server that has left the list', () => {
    const { tree, found } = open([aServer('Denver', fiveLinks(1))]);
    draw(tree);
    assert(!found.moved(aServer('Quito', fiveLinks(1))));
  });

  it('come back as they were kept, and what was only tried is gone', () => {
    const servers = [aServer('Denver', fiveLinks(1))];
    const before = open(servers).found;
    before.show({ text: 'den', only: [], order: 'name' });
    before.keep();
    before.show({ text: 'other', only: ['ok'], order: 'health' });
    assert.deepEqual(open(servers).found.view, { text: 'den', only: [], order: 'name' });
  });

  it('stay collapsed for the workspace, while a filter opens them for as long as it lasts', () => {
    const server = aServer('Denver', fiveLinks(1));
    const { tree, found, expansion } = open([server]);
    const collapsed = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<Node>>();
    const expanded = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<Node>>();
    const view = { onDidCollapseElement: collapsed.event, onDidExpandElement: expanded.event };
    disposables.push(followExpansion(view, found, expansion));
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const row = () => {
      const [first] = children(tree);
      assert(first);
      return { element: first, item: itemOf(tree, first) };
    };
    const { element, item: before } = row();
    collapsed.fire({ element });
    assert.equal(row().item.collapsibleState, Collapsed);
    found.show({ ...unfiltered, text: 'uc' });
    assert.equal(row().item.collapsibleState, Expanded);
    assert.notEqual(row().item.id, before.id, 'VS Code would leave a row it knows closed');
    collapsed.fire({ element });
    assert.equal(row().item.collapsibleState, Collapsed);
    found.show({ ...unfiltered, text: '' });
    assert.equal(row().item.id, before.id);
    assert.equal(row().item.collapsibleState, Collapsed);
    expanded.fire({ element });
    assert.equal(row().item.collapsibleState, Expanded);
    found.show({ ...unfiltered, text: 'uc' });
    assert.equal(row().item.collapsibleState, Expanded, 'a new filter begins with all open');
  });

  it('are remembered as collapsed a thousand at most, the last of them', () => {
    const expansion = createExpansion(memento);
    for (let row = 0; row < 1001; row += 1) expansion.set('all', String(row), true);
    expansion.set('all', '1', true);
    expansion.set('all', '1001', true);
    const kept = createExpansion(memento);
    assert.deepEqual(
      ['0', '1', '2', '3', '1001'].map((row) => kept.isCollapsed('all', row)),
      [false, true, false, true, true],
    );
  });

  it('stay collapsed under another id, or open', () => {
    const expansion = createExpansion(memento);
    expansion.set('all', 'folder lab', true);
    expansion.set('filtered', 'folder live', true);
    expansion.carry('folder lab', 'folder live');
    const placesOf = (id: string) =>
      (['all', 'filtered'] as const).filter((place) => createExpansion(memento).isCollapsed(place, id));
    assert.deepEqual(placesOf('folder live'), ['all']);
    expansion.carry('folder live', 'folder live');
    assert.deepEqual(placesOf('folder live'), ['all'], 'the same in another case');
    expansion.set('all', 'folder live', false);
    expansion.carry('folder live', 'folder lab');
    assert.deepEqual(placesOf('folder lab'), [], 'opened meanwhile');
  });

  it('have above them how much is shown, in plain words, and of when it is', () => {
    const clock = manualClock();
    const servers = [aServer('Denver', fiveLinks(1)), aServer('Boston', fiveLinks(2))];
    const { found, list } = open(servers);
    const written: string[] = [];
    const view = {
      get message() {
        return written.at(-1) ?? '';
      },
      set message(text: string) {
        written.push(text);
      },
    };
    disposables.push(keepHeader(view, found, list, createPace(clock)));
    assert.match(view.message, /^Updated at 0?2:02\sPM$/);
    found.show({ ...unfiltered, text: 'uc-1-' });
    assert.match(view.message, /^Showing 5 of 10 links in 1 server \(uc-1-\) · updated at 0?2:02\sPM$/);
    found.show({ text: 'uc', only: ['ok', 'stale'], order: 'name' });
    assert.match(view.message, /^Showing 10 of 10 links in 2 servers \(uc; ok, stale\) · /);
    const [first] = servers;
    assert(first);
    const count = written.length;
    changed.fire(first);
    clock.advance(200);
    assert.equal(written.length, count, 'what is the same is not written again');
    first.state = stateOf(fiveLinks(1), new Date(2019, 2, 4, 14, 3));
    for (let time = 0; time < 10; time += 1) changed.fire(first);
    assert.equal(clock.timers(), 1);
    clock.advance(200);
    assert.match(view.message, /updated at 0?2:03\sPM$/);
    assert.equal(written.length, count + 1);
    found.show({ ...unfiltered, text: 'nothing like that' });
    assert.equal(view.message, '', 'the welcome text has its place');
    first.state = { kind: 'connecting', last: undefined };
    found.show({ ...unfiltered, text: 'uc-1-' });
    assert.match(view.message, /^Showing 0 of 5 links in 0 servers \(uc-1-\)/, 'they may yet be there');
    first.state = { kind: 'signedOut', refused: false, last: undefined };
    changed.fire(first);
    clock.advance(200);
    assert.equal(view.message, '', 'nobody is about to read it');
  });

  it('have above them how many servers are still being read, while a filter hides these', () => {
    const clock = manualClock();
    const servers = ['Denver', 'Boston', 'Quito'].map((name) => aServer(name, []));
    const { found, list } = open(servers);
    const view = { message: '' };
    const next = (server: Changeable | undefined, state: Server['state']) => {
      assert(server);
      server.state = state;
      changed.fire(server);
      clock.advance(250);
    };
    const [denver, boston, quito] = servers;
    for (const server of servers) server.state = { kind: 'notLoaded', last: undefined };
    found.show({ ...unfiltered, only: ['failing'] });
    disposables.push(keepHeader(view, found, list, createPace(clock)));
    const nothing = 'Showing 0 of 0 links in 0 servers (failing)';
    assert.equal(view.message, `${nothing} · reading 3 servers…`, 'nobody has asked them yet');
    for (const server of servers) next(server, { kind: 'connecting', last: undefined });
    assert.equal(view.message, `${nothing} · reading 3 servers…`);
    next(quito, { kind: 'signedOut', refused: false, last: undefined });
    assert.equal(view.message, `${nothing} · reading 2 servers…`);
    next(denver, stateOf([aLink({ timeOfLastFailure: minutesAgo(1) })]));
    const one = /^Showing 1 of 1 link in 1 server \(failing\) · updated at 0?2:02\sPM/;
    assert.match(view.message, new RegExp(`${one.source} · reading 1 server…$`));
    next(boston, { kind: 'failed', failure: failureOfEachKind.denied, last: undefined });
    assert.match(view.message, new RegExp(`${one.source}$`), 'all have answered');
    Object.assign(quito ?? {}, { askedAt: 0 });
    next(quito, { kind: 'notLoaded', last: undefined });
    assert.match(view.message, new RegExp(`${one.source}$`), 'it was asked, and nobody reads it now');
    next(quito, { kind: 'connecting', last: undefined });
    found.show(unfiltered);
    assert.match(view.message, /^Updated at 0?2:02\sPM$/, 'its row says so');
  });
});
