import { errorCode } from './errorCode.ts';
import type { TransportFailure } from './failure.ts';
import { isTransportError } from './isTransportError.ts';
import { isTlsCode, tlsFailure } from './tlsFailure.ts';

/** How far a request had come: before its first byte, before the status and headers, or inside the body. */
export type Stage = 'connecting' | 'headers' | 'body';

export const headerLimit = 16 * 1024;

/**
 * Translates what undici reports (code table of vscode-platform 6.3). The connector's own errors arrive as
 * they are. Only codes are kept: messages and parser errors may hold bytes of the server.
 */
export function failureFromUndici(error: unknown, stage: Stage): TransportFailure {
  if (isTransportError(error)) return error.transport;
  const code = isOddStatus(error) ? 'BAD_STATUS' : codeOf(error);
  const sent = stage !== 'connecting';
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return { kind: 'tooLarge', what: 'headers', limit: headerLimit, sent };
  // Before the headers are through, it can only be two lengths that contradict each other.
  const contradiction = stage === 'headers' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  if (contradiction || code === 'BAD_STATUS' || code === 'UND_ERR_INVALID_ARG' || isParserCode(code))
    return { kind: 'protocol', code, sent };
  if (stage === 'connecting') return { kind: 'unreachable', phase: 'tcp', code, sent: false };
  // Where TLS 1.3 demands a certificate of ours, the refusal comes after our part of the handshake.
  if (isTlsCode(code)) return tlsFailure(code, 'done', sent);
  return { kind: 'cutOff', phase: stage, code, sent };
}

/** The parser's errors have a code of their own or none. */
function codeOf(error: unknown): string {
  const code = errorCode(error);
  const nameless = code === 'UNKNOWN' && errorName(error) === 'HTTPParserError';
  return nameless ? 'HPE_INVALID' : code;
}

/**
 * A status below 100, 101, or 100 without being asked for: undici ends the connection with words that have no code of
 * their own, or trips over itself.
 */
function isOddStatus(error: unknown): boolean {
  const code = errorCode(error);
  if (code === 'ERR_ASSERTION') return true;
  return code === 'UND_ERR_SOCKET' && /^bad (response|upgrade)$/.test(errorMessage(error));
}

function errorMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

function errorName(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
}

/** The end of the input inside a message is a cut, not a breach of the protocol. */
function isParserCode(code: string): boolean {
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
}
