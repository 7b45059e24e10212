// The client of the soak, in a process of its own: what is left in it is left by the product. Refreshes servers as a person
// and a timer do, then lets go of everything and says what it saw, in one line of JSON. It ends by itself when its input
// does: there is nothing left then that could keep it.
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { queryObjects } from 'node:v8';
import { systemClock, type Clock } from '../../../src/http/clock.ts';
import type { SignIn } from '../../../src/http/signIn.ts';
import { Client } from '../../../src/http/undici.ts';
import { createChangeJournal } from '../../../src/servers/changeJournal.ts';
import { createChangeRecords } from '../../../src/servers/changeRecords.ts';
import { createListsFirst } from '../../../src/servers/listsFirst.ts';
import { createPasswords } from '../../../src/servers/passwords.ts';
import { createServer, type Server } from '../../../src/servers/server.ts';
import { signInWithStored } from '../../../src/servers/signInWithStored.ts';
import { createWindowLock } from '../../../src/servers/windowLock.ts';
import { aProfile } from '../../unit/servers/support/aProfile.ts';
import { createKeyring } from '../../unit/servers/support/keyring.ts';
import { keeping } from '../support/keeping.ts';
import { dice, type Dice } from './dice.ts';
import { passwordAfter } from './moodyServer.ts';
import { readTask, type Report } from './task.ts';

const { folder, sha256, seed, refreshes, origins } = readTask(process.argv[2]);
const trouble: string[] = [];
for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error) => trouble.push(`${event}: ${String(error)}`));
process.on('warning', (warning) => {
  // Counting instances is one.
  if (warning.name !== 'ExperimentalWarning') trouble.push(String(warning));
});

// Back-off and time limits would be most of the run: for the transport, time passes 20 times as fast.
const speed = 20;
const clock: Clock = {
  now: () => systemClock.now(),
  ticks: () => systemClock.ticks() * speed,
  after: (ms, action) => systemClock.after(ms / speed, action),
};

const passwords = createPasswords(createKeyring().secrets(), join(folder, 'passwordMarks'));
const lock = createWindowLock(folder);
const records = createChangeRecords(join(folder, 'changes'), lock);
const journal = createChangeJournal(join(folder, 'journal'), (error) =>
  trouble.push(`fault: ${String(error)}`),
);
const lists = createListsFirst(clock);
const ends = new Map<string, number>();
const unheard = new Map<string, number>();

function open(origin: string, index: number): Server {
  const profile = aProfile(origin, 'operator', { format: index % 2 === 0 ? 'json' : 'xml' });
  return createServer(
    profile,
    {
      format: () => profile.format ?? 'json',
      trust: () => ({ kind: 'pin', sha256 }),
      signIn: noting(origin, signInWithStored(profile, passwords, lock)),
      log: (line, redact) => void redact(line.template),
      fault: (error) => trouble.push(`fault: ${String(error)}`),
      clock,
      records,
      journal,
      lists,
    },
    () => undefined,
    clock,
  );
}

/** Counts the passwords whose answer nobody waited for: whether they were refused, only the server knows. */
function noting(origin: string, signIn: SignIn): SignIn {
  return (attempt, signal, connect) => {
    const noted: typeof attempt = async (credentials) => {
      const outcome = await attempt(credentials);
      if (outcome === 'unknown' && signal.aborted) unheard.set(origin, (unheard.get(origin) ?? 0) + 1);
      return outcome;
    };
    return signIn(noted, signal, connect);
  };
}

/** One server, what decides on its refreshes, and the changes of its password that are known here. */
interface Member {
  readonly server: Server;
  readonly die: Dice;
  readonly resets: boolean;
  changes: number;
}

async function refreshMany(member: Member, count: number): Promise<void> {
  const { server } = member;
  for (let done = 0; done < count; done += 1) {
    await refreshOnce(member);
    const { state } = server;
    const end = state.kind === 'failed' ? state.failure.kind : state.kind;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (state.kind !== 'signedOut') continue;
    // A person tries again, in vain, and then signs in with the password that holds now.
    await server.refresh();
    server.reset();
    await Promise.all([
      server.refresh(),
      server
        .client()
        .then((client) => client.list())
        .catch(() => undefined),
    ]);
    member.changes += 1;
    await passwords.store(server.profile, passwordAfter(member.changes));
    server.reset();
  }
}

/**
 * Mostly just that; at times cancelled soon, several at once, or beside another read. One server in four is reset in the
 * middle of it, too; the sessions of the others last.
 */
async function refreshOnce({ server, die, resets }: Member): Promise<void> {
  const way = die.pick({ alone: 90, cancelled: 4, severalAtOnce: 2, besides: 2, reset: resets ? 2 : 0 });
  const cancel = new AbortController();
  const first = server.refresh(cancel.signal);
  if (way === 'cancelled') setTimeout(() => cancel.abort(), die.upTo(15));
  if (way === 'severalAtOnce') await Promise.all([server.refresh(), server.poll(), server.refresh()]);
  if (way === 'besides')
    await server
      .client()
      .then((client) => client.locations())
      .catch(() => undefined);
  if (way === 'reset') setTimeout(() => server.reset(), die.upTo(10));
  await first;
}

const die = dice(seed);
const fleet = origins.map((origin, index): Member => ({
  server: open(origin, index),
  die: dice(die.upTo(2 ** 32)),
  resets: index % 4 === 0,
  changes: 0,
}));
for (const { server } of fleet) await passwords.store(server.profile, passwordAfter(0));

async function refreshAll(each: number): Promise<void> {
  await Promise.all(fleet.map((member) => refreshMany(member, each)));
}

/** Bytes in use, when whatever is still closing has closed and collecting finds no more. */
async function heap(): Promise<number> {
  let last = Infinity;
  for (let round = 0; round < 20; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    globalThis.gc?.();
    const { heapUsed } = process.memoryUsage();
    if (round >= 5 && heapUsed > last * 0.999) break;
    last = heapUsed;
  }
  return last;
}

/** How many there are of what a session makes for a connection or a request. */
function alive(): Report['alive'] {
  const count = (type: new (...given: never[]) => object) => queryObjects(type, { format: 'count' });
  return { clients: count(Client), sockets: count(TLSSocket), signals: count(AbortSignal) };
}

/** Those that are connected or on their way, also the idle ones, which keep no process. */
const connections = new Set<Socket>();
let connectionsSeen = 0;
subscribe('net.client.socket', (message) => {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  const { socket } = message;
  if (!(socket instanceof Socket)) return;
  connections.add(socket);
  connectionsSeen += 1;
  socket.once('close', () => connections.delete(socket));
});

const heaps: number[] = [];
for (let fifth = 0; fifth < 5; fifth += 1) {
  await refreshAll(refreshes / fleet.length / 5);
  heaps.push(await heap());
}

const atEnd = alive();

// Some in the middle of things, the others with a connection that would be kept.
await Promise.all(fleet.map(({ server }) => server.refresh()));
const last = Promise.all(fleet.filter(({ resets }) => resets).map(({ server }) => server.refresh()));
for (const { server } of fleet) server.dispose();
await last;
passwords.dispose();
records.dispose();
journal.dispose();
const left = await keeping();
if (connectionsSeen === 0) trouble.push('no connection was seen');

const report: Report = {
  heaps,
  alive: atEnd,
  left: [...left, ...Array.from(connections, () => 'connection')],
  trouble,
  ends: Object.fromEntries(ends),
  unheard: Object.fromEntries(unheard),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
