import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { saveServer } from '../../src/commands/flows/saveServer.ts';
import { secret } from '../../src/http/secret.ts';
import type { JournalLine } from '../../src/links/journal/journalLine.ts';
import { isSettingsError } from '../../src/servers/settingsError.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

describe('saving a server that moved', () => {
  const real = vscode.workspace.getConfiguration.bind(vscode.workspace);
  const before = aProfile('https://old.example:8443', 'operator');
  const moved = aProfile('https://new.example:8443', 'operator');
  let done: string[] = [];

  /** Notes what is done, in order; nothing is stored. */
  const note = (what: string) => (about: unknown) =>
    Promise.resolve(void done.push(`${what} ${typeof about === 'string' ? about : idOf(about)}`));
  const services = () => ({
    servers: { all: [] },
    passwords: {
      store: note('store password of'),
      storeForSession: () => assert.fail('the storage works'),
      forget: note('forget password of'),
    },
    pins: { forget: note('forget pin of') },
    muted: { unmute: note('notify again of') },
    records: {
      forget: async (origin: string) => {
        await note('forget changes of')(origin);
        const sent = { kind: 'unjoinSelf', before: [] } as const;
        return [{ id: 'x.json', sent, at: new Date(), entry: 'its entry' }];
      },
    },
    journal: {
      append: (line: JournalLine) =>
        note('write down')(line.kind === 'end' ? `${line.result} ${line.id}` : line.kind),
    },
  });
  const asked = () => ({
    pins: { keep: note('keep pin of') },
    tried: { password: secret('right'), result: { kind: 'ok', version: undefined, links: 0 } as const },
  });
  /** The user settings, as far as the test goes. */
  const settings = (update: () => Promise<void>) => {
    const fake: typeof real = (section, scope) => {
      const configuration = real(section, scope);
      return { ...configuration, inspect: (key) => configuration.inspect(key), update };
    };
    Object.assign(vscode.workspace, { getConfiguration: fake });
  };

  beforeEach(() => {
    done = [];
  });
  afterEach(() => Object.assign(vscode.workspace, { getConfiguration: real }));

  it('loses and stores nothing when the settings cannot be written', async () => {
    settings(() => Promise.reject(new Error('unsaved changes')));
    await assert.rejects(saveServer(moved, before, asked(), services()), isSettingsError);
    assert.deepEqual(done, []);
  });

  it('writes the settings, then keeps what is new, then forgets what is old', async () => {
    settings(() => Promise.resolve(void done.push('write settings')));
    await saveServer(moved, before, asked(), services());
    assert.deepEqual(done, [
      'write settings',
      'keep pin of https://new.example:8443',
      `store password of ${moved.id}`,
      `forget password of ${before.id}`,
      `notify again of ${before.id}`,
      'forget pin of https://old.example:8443',
      'forget changes of https://old.example:8443',
      'write down forgotten its entry',
    ]);
  });
});

function idOf(owner: unknown): string {
  return typeof owner === 'object' && owner !== null && 'id' in owner ? String(owner.id) : '';
}
