import * as z from 'zod/mini';
import { startSandboxProcess } from '../../../scripts/lib/sandboxProcess.mjs';

const serverSchema = z.object({
  name: z.string(),
  hostName: z.string(),
  baseUrl: z.string(),
  user: z.string(),
  password: z.string(),
  sha256: z.string(),
  role: z.string(),
});

/** One simulated location, with its sign-in. */
type SandboxServer = z.infer<typeof serverSchema>;

export interface Sandbox {
  /** The JSON line, as the extension takes it in CUC_LINKS_SANDBOX. */
  readonly line: string;
  readonly servers: readonly SandboxServer[];
  /** The only server of that name; throws where there is none or more than one. */
  server(name: string): SandboxServer;
  stop(): Promise<void>;
}

/** Starts a sandbox as its own process, as a script author would; `speed` is simulated seconds a second. */
export async function startSandbox({ speed = 1, seed = 7 } = {}): Promise<Sandbox> {
  const {
    line,
    servers: raw,
    stop,
  } = await startSandboxProcess('--speed', String(speed), '--seed', String(seed));
  const servers = z.array(serverSchema).parse(raw);
  const server = (name: string): SandboxServer => {
    const [found, ...more] = servers.filter((one) => one.name === name);
    if (!found || more.length > 0) throw new Error(`The sandbox has no server, or several, named ${name}`);
    return found;
  };
  return { line, servers, server, stop };
}
