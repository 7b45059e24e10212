// The least that an extension with a view can be: one command, one view.
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    // What it shows tells that the extension host is up.
    vscode.commands.registerCommand('bench.command', () => vscode.window.setStatusBarMessage('Bench: done')),
    vscode.window.registerTreeDataProvider('bench.view', {
      getChildren: () => [],
      getTreeItem: (element) => element,
    }),
  );
};
