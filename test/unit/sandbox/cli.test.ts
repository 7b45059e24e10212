import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readCliOptions } from '../../../src/sandbox/cliOptions.ts';
import { basic, request } from './support/request.ts';
import { parseObject } from './support/session.ts';

const MAIN = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', MAIN, ...args]);
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  return { child, output, closed: once(child, 'close') };
}

describe('sandbox: command line', () => {
  it('prints one JSON line and ends cleanly on SIGTERM', async () => {
    const { child, output, closed } = run('--seed', '6', '--speed', '30');
    try {
      while (!output.out.includes('\n')) await Promise.race([once(child.stdout, 'data'), closed]);
      const line = parseObject(output.out);
      assert.deepEqual([line['seed'], line['speed']], [6, 30]);
      assert(Array.isArray(line['servers']));
      const hub = parseObject(JSON.stringify(line['servers'][0]));
      const headers = { Authorization: basic(String(hub['user']), String(hub['password'])) };
      assert.equal((await request(`${String(hub['baseUrl'])}/vmrest/version`, { headers })).status, 200);
    } finally {
      child.kill('SIGTERM');
    }
    assert.deepEqual(await closed, [0, null]);
    assert.equal(output.out.trimEnd().split('\n').length, 1);
    assert.equal(output.err, '');
  });

  for (const [args, said] of [
    [['--port', '-1'], '--port takes a whole number from 0 to 65515.'],
    [['--port', 'abc'], '--port takes a whole number from 0 to 65515.'],
    [['--port'], '--port takes a whole number from 0 to 65515.'],
    [['--speed', '0'], '--speed takes a number from 0.01 to 100000.'],
    [['--speed', 'x'], '--speed takes a number from 0.01 to 100000.'],
    [['--sped', '2'], 'There is no option --sped; --help lists them.'],
    [['9000'], 'There is no option 9000; --help lists them.'],
  ] as const) {
    it(`says in one sentence what is wrong with ${args.join(' ')}`, async () => {
      const { output, closed } = run(...args);
      assert.deepEqual(await closed, [2, null]);
      assert.deepEqual(output, { out: '', err: `${said}\n` });
    });
  }

  it('names the port that is in use', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const address = other.address();
      assert(typeof address === 'object' && address);
      const { output, closed } = run('--port', String(address.port));
      assert.deepEqual(await closed, [1, null]);
      assert.equal(output.out, '');
      assert.match(
        output.err,
        new RegExp(`^--port: port ${address.port} of 127\\.0\\.0\\.1 is in use; .+\\.\n$`),
      );
    } finally {
      other.close();
    }
  });

  it('reads its arguments', () => {
    assert.deepEqual(readCliOptions([]), { kind: 'run', port: 0, speed: 1, seed: undefined });
    assert.deepEqual(readCliOptions(['--port', '9000', '--speed=0.5']), {
      kind: 'run',
      port: 9000,
      speed: 0.5,
      seed: undefined,
    });
    assert.equal(readCliOptions(['--help']).kind, 'help');
    for (const args of [
      ['--port', '70000'],
      ['--port', '1.5'],
      ['--seed', '-1'],
      ['--speed', '0'],
      ['--nope'],
      ['x'],
      ['--port'],
    ]) {
      assert.equal(readCliOptions(args).kind, 'problem', args.join(' '));
    }
  });
});
