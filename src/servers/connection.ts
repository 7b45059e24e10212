import type { CupiClient } from '../cupi/client.ts';
import type { Trust, Validity } from '../http/certificate.ts';
import type { Clock } from '../http/clock.ts';
import type { SessionOptions } from '../http/session.ts';
import type { SignIn } from '../http/signIn.ts';
import type { Profile, WireFormat } from './profile.ts';
import { reachOf, type NetworkSettings } from './reach.ts';

/** One live session to a server and the client that speaks over it. */
export interface Connection {
  readonly client: CupiClient;
  /** Takes the secrets of this session out of a text. */
  redact(text: string): string;
  /** Of what the server showed when it was last connected to. */
  certificateValidity(): Validity | undefined;
  /** Aborts what is under way and closes every socket. */
  close(): void;
}

export interface ConnectOptions {
  /** As it is at the moment: a server may be renamed while it is connected. */
  readonly profile: () => Pick<Profile, 'name' | 'origin' | 'proxy'>;
  readonly format: WireFormat;
  /** Asked at every new socket; a server whose trust changes is reset, which closes the open ones. */
  readonly trust: () => Trust;
  readonly signIn: SignIn;
  readonly log: SessionOptions['log'];
  readonly clock?: Clock;
  /** Told each time before a busy server is asked again. */
  readonly onBusy?: () => void;
  /** Without them there are no proxies and no authorities of one's own. */
  readonly network?: NetworkSettings | undefined;
}

/** Opens no socket yet: that happens with the first call. Loads the network bundle. */
export async function connect({ profile, format, network, ...options }: ConnectOptions): Promise<Connection> {
  const net = await import('../net.ts');
  const { origin } = profile();
  const reach = network && (await reachOf(profile(), network));
  const session = net.openSession({ origin, ...options, ...reach });
  return {
    client: net.createCupiClient({
      server: () => profile().name,
      format,
      send: session.send,
      secrets: session.secrets,
    }),
    redact: (text) => net.redact(text, session.secrets()),
    certificateValidity: () => session.certificateValidity(),
    close: () => void session.dispose(),
  };
}
