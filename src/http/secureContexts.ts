import * as tls from 'node:tls';

let roots: tls.SecureContext | undefined;
let none: tls.SecureContext | undefined;

/**
 * Node's and the operating system's root certificates, read once on first need: it blocks for some 60 ms, and once
 * more for every connection that is not given a ready context (vscode-platform 1.5).
 */
export function rootsContext(): tls.SecureContext {
  roots ??= tls.createSecureContext({ ca: [...new Set([...listed('default'), ...listed('system')])] });
  return roots;
}

/** No roots at all: for a pinned server nothing but the pin counts. */
export function pinContext(): tls.SecureContext {
  none ??= tls.createSecureContext({ ca: [] });
  return none;
}

function listed(type: 'default' | 'system'): readonly string[] {
  try {
    if ('getCACertificates' in tls) return tls.getCACertificates(type);
  } catch {
    // A certificate store that cannot be read leaves the built-in roots.
  }
  return type === 'default' ? tls.rootCertificates : [];
}
