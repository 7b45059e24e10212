import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod/mini';

const id = 'cuc-links.cuc-https-links';

const manifestSchema = z.object({
  contributes: z.object({ commands: z.array(z.object({ command: z.string(), title: z.string() })) }),
});

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  assert(found, `${id} is not installed in this host`);
  return found;
}

describe('activation', () => {
  before(async () => {
    await extension().activate();
  });

  it('activates', () => {
    assert.equal(extension().isActive, true);
  });

  it('registers every command that package.json names', async () => {
    const { contributes } = manifestSchema.parse(extension().packageJSON);
    const named = contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('registers no command of its own that package.json does not name', async () => {
    const { contributes } = manifestSchema.parse(extension().packageJSON);
    const named = new Set(contributes.commands.map(({ command }) => command));
    const registered = await vscode.commands.getCommands(true);
    // VS Code adds commands for each view by itself: cucLinks.servers.focus and the like.
    const own = registered.filter((command) => /^cucLinks\.[a-zA-Z]+$/.test(command));
    assert.deepEqual(
      own.filter((command) => !named.has(command)),
      [],
    );
  });
});
