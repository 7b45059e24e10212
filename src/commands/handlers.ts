import { cancelRunning } from '../ui/progress.ts';
import type { CommandId } from '../ui/commandIds.ts';
import type { Handler } from '../ui/registerCommands.ts';
import { addServer } from './addServer.ts';
import { copyName } from './copyName.ts';
import { copyObjectId } from './copyObjectId.ts';
import { copyUri } from './copyUri.ts';
import { editServer } from './editServer.ts';
import { forgetServer } from './forgetServer.ts';
import { joinLink } from './joinLink.ts';
import { openLinkDetails } from './openLinkDetails.ts';
import { openRawResponse } from './openRawResponse.ts';
import { refresh } from './refresh.ts';
import { reviewCertificate } from './reviewCertificate.ts';
import type { Services } from './services.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';
import { startSandbox } from './startSandbox.ts';
import { stopSandbox } from './stopSandbox.ts';
import { testConnection } from './testConnection.ts';
import { unjoinLink } from './unjoinLink.ts';
import { unjoinServer } from './unjoinServer.ts';
import { updateLink } from './updateLink.ts';
import { verifyChange } from './verifyChange.ts';

/** Which function answers which command. */
export function commandHandlers(services: Services): Readonly<Record<CommandId, Handler>> {
  return {
    addServer: () => addServer(services),
    editServer: (target) => editServer(target, services),
    forgetServer: (target) => forgetServer(target, services),
    signIn: (target) => signIn(target, services),
    signOut: (target) => signOut(target, services),
    testConnection: (target) => testConnection(target, services),
    reviewCertificate: (target) => reviewCertificate(target, services),
    refresh: (target) => refresh(target, services),
    joinLink: (target) => joinLink(target, services),
    updateLink: (target) => updateLink(target, services),
    unjoinLink: (target) => unjoinLink(target, services),
    unjoinServer: (target) => unjoinServer(target, services),
    verifyChange: (target) => verifyChange(target, services),
    openLinkDetails: (target) => openLinkDetails(target, services),
    openRawResponse: (target) => openRawResponse(target, services),
    copyName: (target) => copyName(target, services.servers),
    copyObjectId: (target) => copyObjectId(target, services.servers),
    copyUri: (target) => copyUri(target, services.servers),
    startSandbox: () => startSandbox(services),
    stopSandbox: () => stopSandbox(services),
    showLog: () => services.log.show(),
    cancel: cancelRunning,
  };
}
