import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { OpensslCertificate } from './openssl.ts';
import { startProgram } from './program.ts';

const run = promisify(execFile);

/** One web application, the root of a TLS connector of its own. Paths of files are below its folder. */
export interface Application {
  readonly files: Readonly<Record<string, string>>;
  /** Whether the connector demands a client certificate. */
  readonly clientCertificate?: boolean;
}

export interface Account {
  readonly user: string;
  readonly password: string;
  readonly role: string;
}

export interface TomcatRequest {
  /** `METHOD path status`. */
  readonly line: string;
  /** The header, `-` where it was absent. */
  readonly authorization: string;
  readonly cookie: string;
}

export interface Tomcat<Name extends string> {
  origin(application: Name): string;
  /** What has been answered so far. */
  requests(application: Name): Promise<readonly TomcatRequest[]>;
  readonly stop: () => Promise<void>;
}

export interface TomcatOptions<Name extends string> {
  readonly certificate: OpensslCertificate;
  readonly accounts: readonly Account[];
  readonly applications: Readonly<Record<Name, Application>>;
}

/** Starts a real Tomcat on 127.0.0.1 with an instance of its own, as `tomcat10-instance-create` makes it. */
export async function startTomcat<Name extends string>(options: TomcatOptions<Name>): Promise<Tomcat<Name>> {
  const entries = Object.entries<Application>(options.applications);
  let base = '';
  const tomcat = await startProgram({
    name: 'tomcat',
    ports: entries.length,
    ready: /Server startup in/,
    prepare: async (folder, ports) => {
      base = join(folder, 'instance');
      await run('tomcat10-instance-create', [base]);
      const files = { ...settings(options, entries, ports), ...applicationFiles(entries) };
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(base, name)), { recursive: true });
        await writeFile(join(base, name), text);
      }
      const env = { CATALINA_BASE: base, JAVA_OPTS: javaOptions };
      return { command: '/usr/share/tomcat10/bin/catalina.sh', args: ['run'], env };
    },
  });
  const names = entries.map(([name]) => name);
  return {
    origin: (application) => `https://127.0.0.1:${tomcat.ports[names.indexOf(application)] ?? 0}`,
    requests: async (application) => {
      const text = await readFile(join(base, 'logs', `${application}.log`), 'utf8');
      return text.split('\n').flatMap((line) => {
        const [about, authorization = '-', cookie = '-'] = line.split('|');
        return about ? [{ line: about, authorization, cookie }] : [];
      });
    },
    stop: tomcat.stop,
  };
}

/** Small and quick to start; a port that is taken ends it. */
const javaOptions = [
  '-Xmx128m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.apache.catalina.startup.EXIT_ON_INIT_FAILURE=true',
].join(' ');

type Entries = readonly (readonly [string, Application])[];

function settings(
  { certificate, accounts }: Pick<TomcatOptions<string>, 'certificate' | 'accounts'>,
  entries: Entries,
  ports: readonly number[],
): Readonly<Record<string, string>> {
  const users = accounts.map(
    ({ user, password, role }) => `<user username="${user}" password="${password}" roles="${role}"/>`,
  );
  const services = entries.map(([name, application], index) => service(name, application, ports[index] ?? 0));
  return {
    'conf/cert.pem': certificate.cert,
    'conf/key.pem': certificate.key,
    'conf/tomcat-users.xml': `<tomcat-users>${users.join('')}</tomcat-users>`,
    // No jar of Tomcat's own is searched for what these applications do not use: that takes most of the start.
    'conf/context.xml': `<Context><JarScanner>
      <JarScanFilter defaultTldScan="false" defaultPluggabilityScan="false"/>
    </JarScanner></Context>`,
    'conf/server.xml': `<Server port="-1" shutdown="">${services.join('\n')}</Server>`,
  };
}

function service(name: string, { clientCertificate = false }: Application, port: number): string {
  return `<Service name="${name}">
  <Connector address="127.0.0.1" port="${port}" SSLEnabled="true" scheme="https" secure="true">
    <SSLHostConfig certificateVerification="${clientCertificate ? 'required' : 'none'}">
      <Certificate certificateFile="conf/cert.pem" certificateKeyFile="conf/key.pem"/>
    </SSLHostConfig>
  </Connector>
  <Engine name="${name}" defaultHost="any">
    <Realm className="org.apache.catalina.realm.LockOutRealm">
      <Realm className="org.apache.catalina.realm.MemoryRealm"/>
    </Realm>
    <Host name="any" appBase="${name}">
      <Valve className="org.apache.catalina.valves.AccessLogValve" directory="logs" prefix="${name}" suffix=".log"
        rotatable="false" buffered="false" pattern="%m %U %s|%{Authorization}i|%{Cookie}i"/>
    </Host>
  </Engine>
</Service>`;
}

function applicationFiles(entries: Entries): Readonly<Record<string, string>> {
  const files = entries.flatMap(([name, { files }]) =>
    Object.entries(files).map(([path, text]) => [`${name}/ROOT/${path}`, text] as const),
  );
  return Object.fromEntries(files);
}
