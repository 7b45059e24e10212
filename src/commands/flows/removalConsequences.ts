import * as vscode from 'vscode';

/** What unjoining does that nothing brings back (Cisco's networking guide; facts sheet 3.6). */
export function removalConsequences(): string {
  return [
    vscode.l10n.t(
      'The network splits in two. After the nightly cleanup task (22:00 by default), each side removes the users, contacts, lists and other objects that are homed on the other side.',
    ),
    vscode.l10n.t(
      'Remote members leave distribution lists, handlers that pointed to remote recipients are redirected, and search spaces and routing lose the other side’s entries. Joining again does not restore lists and routing.',
    ),
    vscode.l10n.t('The far end must synchronize once to notice, and then run its own cleanup.'),
  ].join('\n\n');
}
