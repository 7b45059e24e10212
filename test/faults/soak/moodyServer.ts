import type { TLSSocket } from 'node:tls';
import type { MadeCertificate } from '../../support/certificates.ts';
import {
  reset,
  response,
  startRawTlsServer,
  type RawTlsServer,
  type Received,
} from '../../support/rawTlsServer.ts';
import type { Dice } from './dice.ts';
import { goodAnswer } from './goodAnswers.ts';

/** A server that answers as its dice say, mostly well. */
export interface MoodyServer extends Pick<RawTlsServer, 'origin' | 'open' | 'close'> {
  /** Answers of each kind so far. */
  readonly answers: ReadonlyMap<string, number>;
  /** How often a password came again that had been refused. */
  sentAgain(): number;
}

/** How often each answer is given to who has signed in. */
const moods = {
  well: 660,
  slow: 30,
  inPieces: 30,
  closedAfter: 30,
  reset: 25,
  closed: 25,
  cutHead: 15,
  cutBody: 25,
  cutChunk: 10,
  busy: 25,
  busyForADay: 5,
  broken: 15,
  page: 10,
  garbage: 10,
  noHttp: 10,
  tooLong: 5,
  redirect: 5,
  never: 10,
  answeredTwice: 5,
  otherCookie: 20,
  sessionLost: 25,
  passwordChanged: 15,
};
type Mood = keyof typeof moods;

/** The password of a server that was changed so many times. */
export function passwordAfter(changes: number): string {
  return `right horse ${changes}`;
}

/** `steady`: its password never changes. */
export async function startMoodyServer(
  certificate: MadeCertificate,
  die: Dice,
  steady: boolean,
): Promise<MoodyServer> {
  const answers = new Map<string, number>();
  const refused = new Set<string>();
  let sentAgain = 0;
  let changes = 0;
  let sessions = 0;
  let session = '';

  function moodFor(request: Received): Mood | 'refused' {
    const password = passwordOf(request);
    const right = passwordAfter(changes);
    if (password === undefined && (session === '' || !cookiesOf(request).includes(session))) return 'refused';
    if (password !== undefined && password !== right) return refuse(password);
    if (password !== undefined) session = `S=${(sessions += 1)}`;
    const mood = die.pick(steady ? { ...moods, passwordChanged: 0 } : moods);
    // To a request with the right password, 401 would say that it is wrong.
    if (password !== undefined && (mood === 'sessionLost' || mood === 'passwordChanged')) return 'well';
    if (mood === 'passwordChanged') changes += 1;
    if (mood === 'passwordChanged' || mood === 'sessionLost') session = '';
    return mood;
  }

  function refuse(password: string): 'refused' {
    if (refused.has(password)) sentAgain += 1;
    refused.add(password);
    return 'refused';
  }

  const server = await startRawTlsServer(certificate, (request, socket) => {
    server.requests.splice(0);
    if (socket.destroyed) return;
    const mood = moodFor(request);
    answers.set(mood, (answers.get(mood) ?? 0) + 1);
    give(mood, die, socket, goodAnswer(request, [`Set-Cookie: ${session}; Path=/`]));
  });
  return {
    origin: server.origin,
    open: () => server.open(),
    close: () => server.close(),
    answers,
    sentAgain: () => sentAgain,
  };
}

function passwordOf({ headers }: Received): string | undefined {
  const encoded = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  return (
    encoded &&
    Buffer.from(encoded, 'base64')
      .toString()
      .replace(/^[^:]*:/, '')
  );
}

function cookiesOf({ headers }: Received): readonly string[] {
  return (headers.get('cookie') ?? '').split('; ');
}

/** Sends a good answer, or spoils it in one way. */
function give(mood: Mood | 'refused', die: Dice, socket: TLSSocket, good: string): void {
  const body = good.indexOf('\r\n\r\n') + 4;
  switch (mood) {
    case 'refused':
    case 'sessionLost':
    case 'passwordChanged':
      return void socket.write(response(401, '<html><title>401</title></html>', ['Content-Type: text/html']));
    case 'well':
      return void socket.write(good);
    case 'slow':
      write(socket, good, die.upTo(40));
      return;
    case 'inPieces':
      drip(socket, good);
      return;
    case 'closedAfter':
      return void socket.write(good, () => setTimeout(() => socket.destroy(), die.upTo(10)));
    case 'reset':
      reset(socket);
      return;
    case 'closed':
      return void socket.end();
    case 'cutHead':
      return void socket.end(good.slice(0, die.upTo(body)));
    case 'cutBody':
      return void socket.end(good.slice(0, body + die.upTo(good.length - body)));
    case 'cutChunk':
      return void socket.end(`${head(good, 'Transfer-Encoding: chunked')}5\r\n{"@to\r\n`);
    case 'busy':
      return void socket.write(response(503, 'Server Busy', die.upTo(2) === 0 ? ['Retry-After: 1'] : []));
    case 'busyForADay':
      return void socket.write(response(429, '', ['Retry-After: 86400']));
    case 'broken':
      return void socket.write(response(500, '{"errors":{"code":"X","message":"Broken"}}'));
    case 'page':
      return void socket.write(response(200, '<!DOCTYPE html><html></html>', ['Content-Type: text/html']));
    case 'garbage':
      return void socket.write(response(200, noise(die)));
    case 'noHttp':
      return void socket.write(`${noise(die)}\r\n\r\n`);
    case 'tooLong':
      return void socket.write(response(200, 'x'.repeat(1_100_000)));
    case 'redirect':
      return void socket.write(response(302, '', ['Location: https://elsewhere.example/cuadmin']));
    case 'never':
      return;
    case 'answeredTwice':
      return void socket.write(good + good);
    case 'otherCookie':
      return void socket.write(
        head(good, `Set-Cookie: C${die.upTo(1e9)}=${'x'.repeat(50)}; Path=/`) + good.slice(body),
      );
  }
}

/** The head of an answer with another header: a second one of its own in front. */
function head(answer: string, header: string): string {
  const [status = '', ...lines] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n');
  const kept = header.startsWith('Transfer')
    ? lines.filter((line) => !line.startsWith('Content-Length'))
    : lines;
  return `${[status, header, ...kept].join('\r\n')}\r\n\r\n`;
}

function noise(die: Dice): string {
  return String.fromCharCode(...Array.from({ length: 100 }, () => die.upTo(256)));
}

/** In about twenty pieces. */
function drip(socket: TLSSocket, text: string): void {
  const size = Math.ceil(text.length / 20);
  for (let at = 0; at < text.length; at += size) write(socket, text.slice(at, at + size), (at / size) * 2);
}

function write(socket: TLSSocket, text: string, afterMs: number): void {
  setTimeout(() => {
    if (socket.writable) socket.write(text);
  }, afterMs);
}
