import type { Change } from '../../../links/change.ts';
import type { NotCarriedOut } from '../../../links/changeEnd.ts';
import type { Plan } from '../../../links/plan/plan.ts';
import type { Server } from '../../../servers/server.ts';
import type { JoinDraft, JoinOptions } from '../joinQuestions.ts';

/** One of several servers that are to be joined with a hub, with its stored sign-in. */
export interface JoinItem {
  readonly server: Server;
  readonly options: JoinOptions;
  /** How it ended when it was sent before. */
  readonly again?: NotCarriedOut | undefined;
}

/** The same, with what is sent besides the password: not to be made out anew when its turn comes, which may be hours later. */
export interface AddressedItem extends JoinItem, Pick<JoinDraft, 'remoteServer' | 'remoteUsername'> {}

/** The same, looked at. */
export interface PlannedItem extends AddressedItem {
  readonly plan: Plan;
}

/** A server that is joined already and may still be at its first synchronization: to be waited for, never joined. */
export interface JoinedItem extends Pick<JoinItem, 'server' | 'options'> {
  readonly objectId: string;
}

/** What a series goes through. */
export type SeriesItem = AddressedItem | JoinedItem;

export type Join = Extract<Change, { kind: 'join' }>;
