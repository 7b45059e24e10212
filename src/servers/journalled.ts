import { userInfo } from 'node:os';
import type { Format } from '../cupi/encode/body.ts';
import type { Change } from '../links/change.ts';
import type { ChangeEnd } from '../links/changeEnd.ts';
import { carryOut, type Carrying } from '../links/carryOut.ts';
import { createRecorder } from '../links/journal/recorder.ts';
import type { ChangeJournal } from './changeJournal.ts';
import type { Profile } from './profile.ts';

/** Where the changes of a server are written down, and in which format they are sent. */
export interface Journalling {
  readonly profile: Profile;
  readonly format: Format;
  readonly journal: Pick<ChangeJournal, 'append'>;
}

/** {@link carryOut}, written down in the journal. */
export function carryOutJournalled(
  change: Change,
  carrying: Omit<Carrying, 'journal'>,
  { profile, format, journal }: Journalling,
): Promise<ChangeEnd> {
  const { name: server, origin, user: account, sandbox } = profile;
  const sender = { pid: process.pid, user: userName(), server, origin, account, sandbox, format };
  return carryOut(change, { ...carrying, journal: createRecorder((line) => journal.append(line), sender) });
}

/** Empty where the operating system knows no name for this user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
