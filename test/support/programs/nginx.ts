import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { findProgram } from '../../../scripts/lib/debian.mjs';
import { waitFor } from '../waitFor.ts';
import type { OpensslCertificate } from './openssl.ts';
import { startProgram } from './program.ts';
import { patience } from './patience.ts';

/** One TLS server of an nginx: what it presents, and what else stands in its `server` block. */
export interface Site {
  readonly certificate: Pick<OpensslCertificate, 'cert' | 'key'>;
  /** Sent after the certificate. */
  readonly intermediates?: string;
  readonly directives: string;
}

/** What nginx has noted of one request; headers that were absent are `''`. */
const request = z.object({
  port: z.int(),
  method: z.string(),
  uri: z.string(),
  status: z.int(),
  protocol: z.string(),
  authorization: z.string(),
  proxyAuthorization: z.string(),
  cookie: z.string(),
});
export type NginxRequest = z.infer<typeof request>;

export interface Nginx<Name extends string> {
  origin(site: Name): string;
  /** Requests so far, of all sites or one. */
  requests(site?: Name): Promise<readonly NginxRequest[]>;
  /** Gives a site another certificate, as an administrator would: new files, then a reload. */
  replaceCertificate(site: Name, presented: Omit<Site, 'directives'>): Promise<void>;
  /** Holds its files; gone after `stop()`. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts a real nginx with TLS servers on 127.0.0.1, one for each site. */
export async function startNginx<Name extends string>(
  sites: Readonly<Record<Name, Site>>,
): Promise<Nginx<Name>> {
  const entries = Object.entries<Site>(sites);
  const nginx = await startProgram({
    name: 'nginx',
    ports: entries.length,
    ready: /start worker process \d+/,
    prepare: async (folder, ports) => {
      const blocks = entries.map(([name, site], index) => serverBlock(name, ports[index] ?? 0, site));
      await Promise.all(entries.map(([name, site]) => writeCertificate(folder, name, site)));
      await writeFile(join(folder, 'nginx.conf'), configuration(blocks));
      const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
      return { command: findProgram('nginx') ?? 'nginx', args };
    },
  });
  const portOf = (site: Name): number => nginx.ports[Object.keys(sites).indexOf(site)] ?? 0;
  return {
    origin: (site) => `https://127.0.0.1:${portOf(site)}`,
    requests: async (site) => {
      const text = await readFile(join(nginx.folder, 'access.log'), 'utf8');
      const lines = text.split('\n').filter((line) => line !== '');
      const requests = lines.map((line) => request.parse(JSON.parse(line)));
      return site === undefined ? requests : requests.filter(({ port }) => port === portOf(site));
    },
    replaceCertificate: async (site, presented) => {
      await writeCertificate(nginx.folder, site, presented);
      const ended = workersEnded(nginx.output());
      process.kill(nginx.pid, 'SIGHUP');
      // Until then the old worker takes connections, too.
      await waitFor(() => workersEnded(nginx.output()) > ended, patience);
    },
    folder: nginx.folder,
    stop: nginx.stop,
  };
}

async function writeCertificate(
  folder: string,
  name: string,
  { certificate, intermediates = '' }: Omit<Site, 'directives'>,
): Promise<void> {
  await writeFile(join(folder, `${name}.pem`), certificate.cert + intermediates);
  await writeFile(join(folder, `${name}.key`), certificate.key);
}

function workersEnded(output: string): number {
  return output.match(/worker process \d+ exited/g)?.length ?? 0;
}

function serverBlock(name: string, port: number, { directives }: Site): string {
  return `server {
  listen 127.0.0.1:${port} ssl;
  ssl_certificate ${name}.pem;
  ssl_certificate_key ${name}.key;
  ${directives}
}`;
}

/** In the foreground, all files in its own folder; workers stay root where it is started as root, to read that folder. */
function configuration(blocks: readonly string[]): string {
  const field = (name: string, variable: string): string => `"${name}":"$${variable}"`;
  return `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid nginx.pid;
error_log stderr notice;
events {}
http {
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`).join(' ')}
  log_format json escape=json '{"port":$server_port,${field('method', 'request_method')},'
    '${field('uri', 'request_uri')},"status":$status,${field('protocol', 'ssl_protocol')},'
    '${field('authorization', 'http_authorization')},${field('proxyAuthorization', 'http_proxy_authorization')},'
    '${field('cookie', 'http_cookie')}}';
  access_log access.log json;
  ssl_protocols TLSv1.2 TLSv1.3;
  gzip on;
  gzip_types *;
  gzip_min_length 0;
  gzip_proxied any;
  ${blocks.join('\n')}
}
`;
}
