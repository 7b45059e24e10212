import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { networkSettings } from '../../src/servers/networkSettings.ts';

const { Global, Workspace } = vscode.ConfigurationTarget;

/** What tests have set, to be taken away again. */
const changed: (readonly [string, string, vscode.ConfigurationTarget])[] = [];

async function set(section: string, key: string, value: unknown, target = Global): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(key, value, target);
  changed.push([section, key, target]);
}

describe('settings of the network', () => {
  afterEach(async () => {
    for (const [section, key, target] of changed.splice(0))
      await vscode.workspace.getConfiguration(section).update(key, undefined, target);
  });

  it('are those of VS Code itself while nothing is set', () => {
    const { support, proxy, authorization, noProxy, strict } = networkSettings.proxy();
    assert.deepEqual([support, proxy, authorization, noProxy, strict], ['override', '', undefined, [], true]);
    assert.equal(networkSettings.authorities(), undefined);
  });

  it('are read anew each time from the user’s own settings', async () => {
    await set('http', 'proxy', 'http://proxy.example:3128');
    await set('http', 'noProxy', ['.example']);
    await set('http', 'proxyAuthorization', 'Basic abc');
    await set('http', 'proxyStrictSSL', false);
    await set('cucLinks', 'certificateAuthorities', '~/roots.pem');
    const { proxy, authorization, noProxy, strict } = networkSettings.proxy();
    assert.deepEqual(
      [proxy, authorization, noProxy, strict],
      ['http://proxy.example:3128', 'Basic abc', ['.example'], false],
    );
    assert.match(networkSettings.authorities() ?? '', /^[^~].*roots\.pem$/);
  });

  it('cannot be set by a workspace', async () => {
    for (const [section, key, value] of [
      ['http', 'proxy', 'http://evil.example'],
      ['cucLinks', 'certificateAuthorities', '/evil.pem'],
    ] as const)
      await set(section, key, value, Workspace).catch(() => undefined);
    assert.equal(networkSettings.proxy().proxy, '');
    assert.equal(networkSettings.authorities(), undefined);
  });
});
