import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { confirmPlan } from '../../src/commands/flows/confirmPlan.ts';
import { planFor } from '../../src/commands/flows/planFor.ts';
import { unjoinQuestion } from '../../src/commands/flows/unjoinQuestion.ts';
import type { Server } from '../../src/servers/server.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { unaskedServer } from '../unit/servers/support/unaskedServer.ts';

/** A question names a server by its name alone. */
describe('a question whose server is renamed before it is answered', () => {
  const { showWarningMessage, showErrorMessage } = vscode.window;
  const pages = { show: () => assert.fail(), compare: () => assert.fail(), dispose: () => undefined };
  let lab: Server;
  let live: Server;
  let told: string[];

  beforeEach(() => {
    told = [];
    lab = unaskedServer(aProfile('https://lab.example:8443', 'operator', { name: 'Lab' }));
    live = unaskedServer(aProfile('https://live.example:8443', 'operator', { name: 'Live' }));
  });
  afterEach(() => Object.assign(vscode.window, { showWarningMessage, showErrorMessage }));

  const called = (server: Server, name: string) => server.arrange({ ...server.profile, name });

  /** Asks about the first server, and is answered with the verb after `meanwhile`. */
  async function ask(meanwhile: () => void): Promise<string | undefined> {
    const question: string[] = [];
    Object.assign(vscode.window, {
      showWarningMessage: (text: string) => {
        question.push(text);
        meanwhile();
        return Promise.resolve('Unjoin Server');
      },
      showErrorMessage: (text: string) => {
        told.push(text);
        return Promise.resolve(undefined);
      },
    });
    const servers = { all: [lab, live] };
    const plan = planFor(lab, { kind: 'unjoinSelf', named: [] }, { servers });
    const chosen = await confirmPlan(unjoinQuestion(plan, []), { pages, servers });
    assert.deepEqual(question, ['Unjoin Lab from its HTTPS network?']);
    return chosen;
  }

  it('is answered as it was meant where it is still called that', async () => {
    assert.equal(await ask(() => called(live, 'Production')), 'Unjoin Server');
    assert.deepEqual(told, []);
  });

  it('sends nothing to one that is called something else, and says so', async () => {
    assert.equal(await ask(() => called(lab, 'Production')), undefined);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^Lab: Its entry in the list of servers has changed meanwhile, so no change/);
  });

  it('sends nothing to either of two that have swapped their names', async () => {
    const swap = () => {
      called(lab, 'Live');
      called(live, 'Lab');
    };
    assert.equal(await ask(swap), undefined);
    assert.equal(told.length, 1);
  });
});
