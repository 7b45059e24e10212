import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Memento } from 'vscode';
import { createPasswords, type Secrets } from '../../../src/servers/passwords.ts';
import { createPins } from '../../../src/servers/pins.ts';
import { configuredServers } from '../../../src/servers/settings.ts';
import { createKeyring } from '../../unit/servers/support/keyring.ts';
import { memento } from '../../unit/servers/support/memento.ts';
import { configure } from './configure.ts';
import { drawAll } from './drawing.ts';
import { extensionSchema } from './extension.ts';
import { password, type Place } from './unity.ts';
import { logged, views } from './vscode.ts';

/** A window of VS Code in which the extension is activated, with nobody looking at its view. */
export interface Window {
  /** Asks for its rows when it is shown, as VS Code does. */
  show(visible: boolean): Promise<void>;
  /** Asks for every row, as when all of it is expanded. */
  draw(): Promise<void>;
  /** Waits for so many requests to be answered from now on, and for what is done with the answers. */
  answers(count: number): Promise<void>;
  dispose(): void;
}

/** Its servers are at these places, trusted and with their passwords stored. */
export async function openWindow(places: readonly Place[], folder: string): Promise<Window> {
  configure(places);
  const [secrets, globalState] = [createKeyring().secrets(), memento()];
  await store(places, { secrets, globalState, folder });
  const subscriptions: { dispose(): unknown }[] = [];
  let waiting = 0;
  let enough = (): void => undefined;
  const listening = logged.event(({ level, text }) => {
    assert(level === 'info' && text.includes('-> 200'), text);
    waiting -= 1;
    if (waiting === 0) enough();
  });
  extensionSchema.parse(await import('../../../src/extension.ts')).activate({
    subscriptions,
    secrets,
    globalState,
    workspaceState: memento(),
    globalStorageUri: { fsPath: folder },
    extensionUri: { fsPath: folder },
  });
  const view = views.get('cucLinks.servers');
  assert(view);
  return {
    async show(visible) {
      view.show(visible);
      if (visible) await drawAll(view.rows);
    },
    draw: () => drawAll(view.rows),
    async answers(count) {
      waiting = count;
      await new Promise<void>((resolve) => {
        enough = resolve;
      });
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    },
    dispose() {
      for (const one of subscriptions) one.dispose();
      listening.dispose();
    },
  };
}

interface Installation {
  readonly secrets: Secrets;
  readonly globalState: Memento;
  readonly folder: string;
}

/** As if a person had once added them all. */
async function store(
  places: readonly Place[],
  { secrets, globalState, folder }: Installation,
): Promise<void> {
  const passwords = createPasswords(secrets, join(folder, 'passwordMarks'));
  for (const profile of configuredServers().profiles) await passwords.store(profile, password);
  passwords.dispose();
  const pins = createPins(globalState);
  for (const { origin, sha256 } of places) await pins.pin(origin, { ...unseen, sha256 });
}

/** What is not kept of a certificate. */
const unseen = {
  subject: '',
  issuer: '',
  names: [],
  validFrom: new Date(0),
  validTo: new Date(0),
  selfSigned: true,
};
