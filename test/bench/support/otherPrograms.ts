import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { timedAsync, type Measure } from './pairs.ts';
import { listPath, password, user, type Place } from './unity.ts';

const run = promisify(execFile);

interface Program {
  readonly measure: Measure;
  stop(): Promise<void>;
}

/** curl as people call it, certificate checks off: a process a call. */
export function curl({ origin }: Place): Program {
  const sends = ['--user', `${user}:${password}`, '--header', 'Accept: application/json'];
  return {
    measure: timedAsync(() => run('curl', ['--silent', '--fail', '--insecure', ...sends, origin + listPath])),
    stop: () => Promise.resolve(),
  };
}

const script = `
import sys, time, warnings
import requests
warnings.simplefilter('ignore')
url, user, password, kind = sys.argv[1:]
caller = requests.Session() if kind == 'session' else requests
for _ in sys.stdin:
    start = time.perf_counter()
    answer = caller.get(url, auth=(user, password), headers={'Accept': 'application/json'}, verify=False)
    answer.raise_for_status()
    assert len(answer.json()['HttpsLink']) == 5
    print((time.perf_counter() - start) * 1000, flush=True)
`;

/** Python requests in a script that runs already: with a session, which keeps the connection, or without. */
export function requests({ origin }: Place, kind: 'session' | 'none'): Program {
  const python = spawn('python3', ['-c', script, origin + listPath, user, password, kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  return {
    async measure() {
      python.stdin.write('\n');
      const line = await lines.next();
      if (line.done) throw new Error('Python has ended.');
      return Number(line.value);
    },
    async stop() {
      python.stdin.end();
      await once(python, 'exit');
    },
  };
}
