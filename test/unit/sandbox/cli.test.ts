import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

  it('says in a sentence what is wrong with the arguments', async () => {
    const { output, closed } = run('--speed', 'fast');
    assert.deepEqual(await closed, [2, null]);
    assert.equal(output.out, '');
    assert.match(output.err, /^--speed takes a number/u);
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
