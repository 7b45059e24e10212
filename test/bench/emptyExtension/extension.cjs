// The least that an extension with a view can be: one command, one view.
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('bench.command', () => require('./getReady.cjs')()),
    vscode.window.registerTreeDataProvider('bench.view', {
      getChildren: () => [],
      getTreeItem: (element) => element,
    }),
  );
};
