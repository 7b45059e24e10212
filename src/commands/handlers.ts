import { cancelRunning } from '../ui/progress.ts';
import type { CommandId } from '../ui/commandIds.ts';
import { addServer } from './addServer.ts';
import { addToFavorites } from './addToFavorites.ts';
import { clearReadOnly } from './clearReadOnly.ts';
import { addSuggestedServers } from './addSuggestedServers.ts';
import { compareLinks } from './compareLinks.ts';
import { compareWithBefore } from './compareWithBefore.ts';
import { copyAsMarkdown } from './copyAsMarkdown.ts';
import { copyName } from './copyName.ts';
import { clearFilter } from './clearFilter.ts';
import { copyNameAndId } from './copyNameAndId.ts';
import { copyObjectId } from './copyObjectId.ts';
import { copySentRequest } from './copySentRequest.ts';
import { copyUri } from './copyUri.ts';
import { deleteFolder } from './deleteFolder.ts';
import { deleteSignIn } from './deleteSignIn.ts';
import { editRow } from './editRow.ts';
import { editServer } from './editServer.ts';
import { editSignIn } from './editSignIn.ts';
import { exportChangeJournal } from './exportChangeJournal.ts';
import { exportLinks } from './exportLinks.ts';
import { exportServers } from './exportServers.ts';
import { filterChangeJournal } from './filterChangeJournal.ts';
import { filterServers } from './filterServers.ts';
import { forgetServer } from './forgetServer.ts';
import { importServers } from './importServers.ts';
import { joinAgain } from './joinAgain.ts';
import { joinLink } from './joinLink.ts';
import { markReadOnly } from './markReadOnly.ts';
import { markServer } from './markServer.ts';
import { moveToFolder } from './moveToFolder.ts';
import { newFolder } from './newFolder.ts';
import { newSignIn } from './newSignIn.ts';
import { openLinkDetails } from './openLinkDetails.ts';
import { openSettingsFile } from './openSettingsFile.ts';
import { openRawResponse } from './openRawResponse.ts';
import { openWalkthrough } from './openWalkthrough.ts';
import { refresh } from './refresh.ts';
import { removeFromFavorites } from './removeFromFavorites.ts';
import { renameFolder } from './renameFolder.ts';
import { removeRow } from './removeRow.ts';
import { reviewCertificate } from './reviewCertificate.ts';
import type { Services } from './services.ts';
import { showAttention } from './showAttention.ts';
import { showNotificationsAgain } from './showNotificationsAgain.ts';
import { showChangeJournal } from './showChangeJournal.ts';
import { showOnly } from './showOnly.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';
import { sortBy } from './sortBy.ts';
import { startSandbox } from './startSandbox.ts';
import { stopSandbox } from './stopSandbox.ts';
import { testConnection } from './testConnection.ts';
import { unjoinLink } from './unjoinLink.ts';
import { unjoinServer } from './unjoinServer.ts';
import { updateLink } from './updateLink.ts';
import { verifyChange } from './verifyChange.ts';

/**
 * A command is called with a tree row, a server id from one of our own buttons, or nothing (the palette); then, from a
 * row's menu while several are selected and it is one of them, with all of these.
 */
type Handler = (target: unknown, selected?: unknown) => unknown;

/**
 * Which function answers which command. VS Code calls the buttons and entries above the rows with the row that has the
 * focus; they are about all servers, so those that could act on a row are commands of their own.
 */
export function commandHandlers(services: Services): Readonly<Record<CommandId, Handler>> {
  return {
    addServer: () => addServer(services),
    editServer: (target) => editServer(target, services),
    forgetServer: (target, selected) => forgetServer(target, selected, services),
    signIn: (target) => signIn(target, services),
    signOut: (target) => signOut(target, services),
    newSignIn: () => newSignIn(services),
    editSignIn: () => editSignIn(services),
    deleteSignIn: () => deleteSignIn(services),
    testConnection: (target) => testConnection(target, services),
    reviewCertificate: (target) => reviewCertificate(target, services),
    refresh: (target, selected) => refresh(target, selected, services),
    refreshAll: () => refresh(undefined, undefined, services),
    openSettingsFile: (target) => openSettingsFile(target, services),
    showAttention: (target, selected) => showAttention(target, selected, services),
    showNotificationsAgain: (target) => showNotificationsAgain(target, services),
    showAnyNotificationsAgain: () => showNotificationsAgain(undefined, services),
    // The longest of them, and seldom wanted.
    joinSeveral: async (target) => (await import('./joinSeveral.ts')).joinSeveral(target, services),
    joinLink: (target) => joinLink(target, services),
    updateLink: (target, selected) => updateLink(target, selected, services),
    unjoinLink: (target, selected) => unjoinLink(target, selected, services),
    unjoinServer: (target) => unjoinServer(target, services),
    verifyChange: (target) => verifyChange(target, services),
    openLinkDetails: (target) => openLinkDetails(target, services),
    openRawResponse: (target) => openRawResponse(target, undefined, services),
    openRawAsJson: (target) => openRawResponse(target, 'json', services),
    openRawAsXml: (target) => openRawResponse(target, 'xml', services),
    compareLinks: (target, selected) => compareLinks(target, selected, services),
    compareWithBefore: (target) => compareWithBefore(target, services),
    copyName: (target, selected) => copyName(target, selected, services.servers),
    copyObjectId: (target, selected) => copyObjectId(target, selected, services.servers),
    copyUri: (target, selected) => copyUri(target, selected, services.servers),
    copyAsMarkdown: (target, selected) => copyAsMarkdown(target, selected, services.servers),
    exportLinks: (target, selected) => exportLinks(target, selected, services),
    exportAnyLinks: () => exportLinks(undefined, undefined, services),
    exportServers: (target, selected) => exportServers(target, selected, services),
    exportAnyServers: () => exportServers(undefined, undefined, services),
    importServers: () => importServers(services),
    addSuggestedServers: () => addSuggestedServers(services),
    startSandbox: () => startSandbox(services),
    stopSandbox: () => stopSandbox(services),
    openWalkthrough,
    showLog: () => services.log.show(),
    showChangeJournal: (target) => showChangeJournal(target, services),
    showWholeJournal: () => showChangeJournal(undefined, services),
    filterChangeJournal: () => filterChangeJournal(services),
    exportChangeJournal: () => exportChangeJournal(services),
    copySentRequest: (target) => copySentRequest(target, services),
    joinAgain: (target) => joinAgain(target, services),
    filterServers: () => filterServers(services),
    clearFilter: () => clearFilter(services),
    showOnly: () => showOnly(services),
    sortBy: () => sortBy(services),
    copyNameAndId: (target, selected) => copyNameAndId(target, selected, services),
    editRow: () => editRow(services),
    removeRow: () => removeRow(services),
    cancel: cancelRunning,
    newFolder: () => newFolder(services),
    renameFolder: (target) => renameFolder(target, services),
    deleteFolder: (target) => deleteFolder(target, services),
    moveToFolder: (target, selected) => moveToFolder(target, selected, services),
    markServer: (target, selected) => markServer(target, selected, services),
    addToFavorites: (target, selected) => addToFavorites(target, selected, services),
    removeFromFavorites: (target, selected) => removeFromFavorites(target, selected, services),
    markReadOnly: (target, selected) => markReadOnly(target, selected, services),
    clearReadOnly: (target, selected) => clearReadOnly(target, selected, services),
  };
}
