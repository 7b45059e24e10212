import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Certificate, Trust } from '../http/certificate.ts';

const pinSchema = z.object({
  v: z.literal(1),
  origin: z.string(),
  sha256: z.string().check(z.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)),
  addedAt: z.string(),
});

/** Certificates a person has trusted, one for an origin. Not secret, so in global state: they outlive a lost keyring. */
export interface Pins {
  trustFor(origin: string): Trust;
  pin(origin: string, certificate: Certificate): Promise<void>;
  /** For the sandbox: trusted by construction, for this session only. */
  pinForSession(origin: string, sha256: string): void;
  forgetForSession(origin: string): void;
  forget(origin: string): Promise<void>;
}

export function createPins(state: vscode.Memento): Pins {
  const session = new Map<string, string>();
  const stored = (origin: string) => {
    const parsed = pinSchema.safeParse(state.get(keyOf(origin)));
    return parsed.success && parsed.data.origin === origin ? parsed.data.sha256 : undefined;
  };
  return {
    trustFor(origin) {
      const sha256 = session.get(origin) ?? stored(origin);
      return sha256 === undefined ? { kind: 'roots' } : { kind: 'pin', sha256 };
    },
    async pin(origin, { sha256 }) {
      await state.update(keyOf(origin), { v: 1, origin, sha256, addedAt: new Date().toISOString() });
    },
    pinForSession(origin, sha256) {
      session.set(origin, sha256);
    },
    forgetForSession(origin) {
      session.delete(origin);
    },
    async forget(origin) {
      session.delete(origin);
      await state.update(keyOf(origin), undefined);
    },
  };
}

function keyOf(origin: string): string {
  return `cucLinks.pin/${origin}`;
}
