import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../../scripts/lib/debian.mjs';
import type { OpensslCertificate } from './openssl.ts';
import { startProgram } from './program.ts';

const run = promisify(execFile);

/** The ports of a squid by what they ask for; `intercepting` answers in place of every server. */
const doors = ['open', 'password', 'secure', 'intercepting'] as const;
export type SquidDoor = (typeof doors)[number];

export interface SquidOptions {
  /** Who may pass the doors `password` and `secure`. */
  readonly account: { readonly user: string; readonly password: string };
  /** Presented by the door `secure`, which is spoken to over TLS. */
  readonly certificate: OpensslCertificate;
  /** Signs what the door `intercepting` presents. */
  readonly interceptor: OpensslCertificate;
  /** A port of 127.0.0.1 that nobody may be connected to. */
  readonly forbiddenPort: number;
}

/** A request as squid has seen it, all of its headers included. */
export interface SquidRequest {
  readonly status: number;
  readonly method: string;
  readonly target: string;
  /** One `Name: value` each. */
  readonly headers: readonly string[];
}

export interface Squid {
  port(door: SquidDoor): number;
  /** What has been asked for at a door, each noted when it is over. */
  requests(door: SquidDoor): Promise<readonly SquidRequest[]>;
  readonly stop: () => Promise<void>;
}

export async function startSquid(options: SquidOptions): Promise<Squid> {
  const squid = await startProgram({
    name: 'squid',
    ports: doors.length,
    // The last of the doors.
    ready: /Accepting SSL bumped HTTP Socket connections/,
    leftBehind: (ports) => sharedMemory.map((part) => `/dev/shm/${serviceName(ports)}-${part}.shm`),
    prepare: async (folder, ports) => {
      await prepareFiles(folder, options);
      await writeFile(join(folder, 'squid.conf'), configuration(folder, options, ports));
      // As root it works as this user, who must get at its files.
      if (process.getuid?.() === 0) await run('chown', ['-R', 'proxy', folder]);
      const args = ['-N', '-d', '1', '-n', serviceName(ports), '-f', 'squid.conf'];
      return { command: findProgram('squid') ?? 'squid', args };
    },
  });
  const portOf = (door: SquidDoor): number => squid.ports[doors.indexOf(door)] ?? 0;
  return {
    port: portOf,
    requests: async (door) => {
      const lines = (await readFile(join(squid.folder, 'access.log'), 'utf8')).split('\n');
      return lines.flatMap((line) => {
        const [at, status, method = '', target = '', headers = ''] = line.split(' ');
        if (Number(at) !== portOf(door)) return [];
        return [{ status: Number(status), method, target, headers: headerLines(headers) }];
      });
    },
    stop: squid.stop,
  };
}

const sharedMemory = ['cf__metadata', 'cf__queues', 'cf__readers', 'tls_session_cache'];

/** Keeps its shared memory apart from that of any other squid. */
function serviceName([port]: readonly number[]): string {
  return `cuclinks${port ?? 0}`;
}

function headerLines(logged: string): readonly string[] {
  return decodeURIComponent(logged)
    .split('\r\n')
    .filter((line) => line !== '');
}

async function prepareFiles(
  folder: string,
  { account, certificate, interceptor }: SquidOptions,
): Promise<void> {
  const { stdout } = await run('openssl', ['passwd', '-apr1', account.password]);
  const files = {
    passwords: `${account.user}:${stdout}`,
    'cert.pem': certificate.cert,
    'key.pem': certificate.key,
    'interceptor.pem': interceptor.cert,
    'interceptorKey.pem': interceptor.key,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  await run(`${helpers}/security_file_certgen`, ['-c', '-s', join(folder, 'made'), '-M', '4MB']);
}

const helpers = '/usr/lib/squid';

function configuration(folder: string, { forbiddenPort }: SquidOptions, ports: readonly number[]): string {
  const [open, password, secure, intercepting] = ports;
  return `
http_port 127.0.0.1:${open} name=open
http_port 127.0.0.1:${password} name=password
https_port 127.0.0.1:${secure} name=secure tls-cert=${folder}/cert.pem tls-key=${folder}/key.pem
http_port 127.0.0.1:${intercepting} name=intercepting ssl-bump generate-host-certificates=on \\
  tls-cert=${folder}/interceptor.pem tls-key=${folder}/interceptorKey.pem
acl intercepted myportname intercepting
acl asks_for_password myportname password secure
acl forbidden port ${forbiddenPort}
auth_param basic program ${helpers}/basic_ncsa_auth ${folder}/passwords
auth_param basic children 1
acl known proxy_auth REQUIRED
sslcrtd_program ${helpers}/security_file_certgen -s ${folder}/made -M 4MB
sslcrtd_children 1 startup=1
ssl_bump bump intercepted
tls_outgoing_options flags=DONT_VERIFY_PEER
sslproxy_cert_error allow all
http_access deny forbidden
http_access deny asks_for_password !known
http_access allow all
logformat seen %>lp %>Hs %rm %ru %>h
access_log stdio:${folder}/access.log seen
cache deny all
pinger_enable off
shutdown_lifetime 0 seconds
visible_hostname squid
pid_filename none
coredump_dir ${folder}
cache_log /dev/null
`;
}
