import * as z from 'zod/mini';
import { batchEndSchema, batchSchema } from './batchLine.ts';
import { changeKinds } from '../change.ts';
import { updateFieldsSchema } from '../updateFieldsSchema.ts';
import { momentSchema } from './moment.ts';

const common = {
  v: z.literal(1),
  at: momentSchema,
};

/** Written before a change is sent: when no end follows it, nobody knows what became of the change. */
const sentSchema = z.object({
  ...common,
  kind: z.literal('sent'),
  /** Of one change, in all of its lines. */
  id: z.uuid(),
  /** Of the changes that were confirmed as one. */
  batch: z.exactOptional(z.uuid()),
  /** Process of the window that sent it. */
  pid: z.int().check(z.gte(1)),
  /** Of the operating system; empty where it tells none. */
  user: z.string(),
  /** As the server is called in the list. */
  server: z.string(),
  origin: z.string(),
  /** With which the window is signed in to it. */
  account: z.string(),
  /** It is one of the simulated servers. */
  sandbox: z.exactOptional(z.literal(true)),
  operation: z.enum(changeKinds),
  /** Far end or link, by name; empty for a whole server. */
  target: z.string(),
  objectId: z.exactOptional(z.string()),
  /** With dots for what is secret. */
  request: z.object({
    method: z.string(),
    path: z.string(),
    body: z.exactOptional(z.object({ type: z.string(), text: z.string() })),
  }),
  /** Of an update the fields it asks for as they were, of an unjoin all that a later join of the same two needs. */
  was: z.exactOptional(updateFieldsSchema),
});

/** A change may have more than one: what was found by looking, or said by a person, comes after what was known first. */
const endSchema = z.object({
  ...common,
  kind: z.literal('end'),
  id: z.uuid(),
  /** That of a ChangeEnd; `cleared`: a person has looked, and wants it to count as settled; `forgotten`: its server has left the list. */
  result: z.enum([
    'done',
    'failed',
    'alreadyGone',
    'conflict',
    'notCarriedOut',
    'several',
    'unknown',
    'cleared',
    'forgotten',
  ]),
  /** How it is known to be done: read back after the answer, found by looking after a lost one, or told by a person. */
  verified: z.enum(['readBack', 'found', 'told', 'no']),
  /** Of a join: the new link. */
  objectId: z.exactOptional(z.string()),
  /** Wire names of fields the server took without changing them. */
  ignored: z.exactOptional(z.array(z.string())),
  failure: z.exactOptional(
    z.object({
      kind: z.string(),
      /** Nothing of the change has left this machine. */
      unsent: z.exactOptional(z.literal(true)),
      /** Of HTTP. */
      status: z.exactOptional(z.number()),
      /** The server's own, or that of a connection which failed. */
      code: z.exactOptional(z.string()),
      /** The server's words. */
      message: z.exactOptional(z.string()),
    }),
  ),
  /** From sending to the outcome; absent when that came from elsewhere. */
  milliseconds: z.exactOptional(z.int().check(z.gte(0))),
});

// Kinds of lines that a later version adds are passed over by this one.
const lineSchema = z.discriminatedUnion('kind', [sentSchema, endSchema, batchSchema, batchEndSchema]);

export type SentLine = z.infer<typeof sentSchema>;
export type EndLine = z.infer<typeof endSchema>;
/** One line of the change journal. Never holds a password. */
export type JournalLine = z.infer<typeof lineSchema>;

/** `undefined` for what is no line, such as the last one of a window that died while writing it. */
export function parseLine(text: string): JournalLine | undefined {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
