import type { CupiClient } from '../cupi/client.ts';
import type { Failure } from '../cupi/failure.ts';
import { failureOf } from './failureOf.ts';

export type TestResult =
  | { readonly kind: 'ok'; readonly version: string | undefined; readonly links: number }
  /** HTTPS networking came with 10.0 (API page). */
  | { readonly kind: 'tooOld'; readonly version: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Signs in, reads the release and the list of links. Nothing is changed or stored. */
export async function testConnection(client: CupiClient, signal: AbortSignal): Promise<TestResult> {
  try {
    const version = await readVersion(client, signal);
    if (version !== undefined && isBeforeHttpsNetworking(version)) return { kind: 'tooOld', version };
    const { links } = await client.list(signal);
    return { kind: 'ok', version, links: links.length };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: 'failed', failure };
  }
}

/** A server that answers but does not tell its release is not refused for that: the list decides. */
async function readVersion(client: CupiClient, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await client.productVersion(signal)).version;
  } catch (error) {
    const kind = failureOf(error)?.kind;
    if (kind === 'notFound' || kind === 'badPayload' || kind === 'unsupported') return undefined;
    throw error;
  }
}

export function isBeforeHttpsNetworking(version: string): boolean {
  const major = /^\s*(\d+)\./.exec(version)?.[1];
  return major !== undefined && Number(major) < 10;
}
