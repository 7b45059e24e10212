import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createDrafts, showDetails } from '../../src/details/showDetails.ts';
import { createBacklogs } from '../../src/servers/backlogs.ts';
import type { Server } from '../../src/servers/server.ts';
import type { ServerList } from '../../src/servers/serverList.ts';
import { setUpServer } from '../support/configuredServer.ts';
import { afterwards, cleanUp } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { itsLink } from '../unit/servers/support/fakeUnity.ts';
import { memento } from '../unit/servers/support/memento.ts';

describe('opening the page of a link', () => {
  afterEach(cleanUp);

  it('asks nothing of a server that has just been read', async () => {
    const { server, unity } = await setUpServer();
    await server.refresh();
    assert.equal(server.state.kind, 'ready');
    unity.requests.splice(0);
    const page = openPage(server);
    await waitFor(() => page.active && page.visible);
    assert.equal(page.title, 'Antwerp');
    // A reading that had begun would be waited for.
    await server.refreshAnew();
    assert.deepEqual(
      unity.requests.map(({ method, path }) => `${method} ${path}`),
      ['GET /vmrest/httpslinks/'],
    );
  });
});

function openPage(server: Server): vscode.WebviewPanel {
  const changed = new vscode.EventEmitter<undefined>();
  const unused = () => assert.fail('not for a page');
  const servers: ServerList = {
    all: [server],
    invalid: [],
    folders: [],
    signIns: [],
    get: () => server,
    farEnd: () => undefined,
    setSandbox: unused,
    redact: unused,
    onDidChange: changed.event,
    dispose: unused,
  };
  const backlogs = createBacklogs(servers);
  const panel = vscode.window.createWebviewPanel('openDetails', '', vscode.ViewColumn.Active);
  const extension = vscode.extensions.getExtension('cuc-links.cuc-https-links');
  assert(extension);
  const { extensionUri } = extension;
  const of = { serverId: server.profile.id, linkKey: itsLink };
  const shown = showDetails(panel, of, { servers, backlogs, drafts: createDrafts(memento()), extensionUri });
  // Else it would be filled when its script says that it runs, for which a browser is needed.
  changed.fire(undefined);
  afterwards(() => {
    shown.dispose();
    panel.dispose();
    backlogs.dispose();
    changed.dispose();
    return Promise.resolve();
  });
  return panel;
}
