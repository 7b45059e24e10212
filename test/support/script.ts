import { reset, type Answer } from './rawTlsServer.ts';

/** One answer: its bytes, and what becomes of the connection after them. */
export interface Reply {
  /** Bytes, or text to be sent in UTF-8. */
  readonly text: string | Buffer;
  readonly then?: 'end' | 'reset';
  /** Holds back what comes `then` until this has come about, so that the bytes are surely there. */
  readonly when?: () => Promise<void>;
}

/** Answers with the first to the first request and so on; the last one repeats. */
export function script(...replies: readonly Reply[]): Answer {
  return (_, socket, count) => {
    const reply = replies[Math.min(count, replies.length) - 1];
    if (!reply) return;
    const { text, then, when = () => Promise.resolve() } = reply;
    socket.write(text, () => {
      if (then) void when().then(() => (then === 'reset' ? reset(socket) : socket.end()));
    });
  };
}
