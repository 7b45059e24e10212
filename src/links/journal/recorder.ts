import { endLine, factsOf, type SentEnd } from './endLine.ts';
import type { JournalLine } from './journalLine.ts';
import { sentLine, type Sender, type Sending } from './sentLine.ts';

/** Writes down the changes of one server. Never rejects for what cannot be written: the change goes on. */
export interface Recorder {
  /** Must resolve before the change is sent. `id` is that of its entry. */
  sending(id: string, sending: Sending): Promise<void>;
  /** May be told more than once: the last word holds. `milliseconds` since it was sent. */
  ended(id: string, end: SentEnd, milliseconds?: number): Promise<void>;
}

/** `append` takes the lines. */
export function createRecorder(append: (line: JournalLine) => Promise<void>, sender: Sender): Recorder {
  // Nothing began to be sent, so there is nothing that could end.
  const unsent = new Set<string>();
  return {
    async sending(id, sending) {
      const line = sentLine(id, new Date(), sending, sender);
      if (line) await append(line);
      else unsent.add(id);
    },
    async ended(id, end, milliseconds) {
      if (!unsent.has(id)) await append(endLine(id, new Date(), factsOf(end), milliseconds));
    },
  };
}
