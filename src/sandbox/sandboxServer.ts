import type { Role } from './world/location.ts';

/** What a script needs to talk to one simulated location. */
export interface SandboxServer {
  /** The location's display name; not unique, as in real networks. */
  readonly name: string;
  /** The name RemoteServer takes; it exists only inside the sandbox. */
  readonly hostName: string;
  /** `https://127.0.0.1:port`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of the certificate, upper-case hex pairs joined by colons. */
  readonly sha256: string;
  readonly role: Role;
}
