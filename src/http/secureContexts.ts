import * as tls from 'node:tls';
import { findAuthorities, readAuthorities } from './authorities.ts';

let none: tls.SecureContext | undefined;
let roots: { readonly key: string; readonly context: Promise<tls.SecureContext> } | undefined;

/**
 * Node's and the operating system's root certificates and the user's own, in one context for all servers: reading them
 * blocks for some 60 ms, and once more for every connection that is not given a ready context (vscode-platform 1.5).
 * Built on first need, and anew when the user's files have changed. Rejects with a failure of kind `authorities`.
 */
export async function rootsContext(authorities: string | undefined): Promise<tls.SecureContext> {
  const own = authorities === undefined ? undefined : await findAuthorities(authorities);
  // The path too: an empty folder has no stamp, and must not be taken for no setting.
  const key = JSON.stringify([authorities, own?.stamp]);
  if (roots?.key === key) return roots.context;
  const read = async (): Promise<readonly string[]> =>
    own && authorities !== undefined ? readAuthorities(authorities, own) : [];
  const context = read().then(createRoots);
  const built = { key, context };
  roots = built;
  context.catch(() => {
    if (roots === built) roots = undefined;
  });
  return context;
}

/** No roots at all: for a pinned server nothing but the pin counts. */
export function pinContext(): Promise<tls.SecureContext> {
  none ??= tls.createSecureContext({ ca: [] });
  return Promise.resolve(none);
}

/** An authority the user named is trusted as it is, whether it is a root or stands below one. */
function createRoots(own: readonly string[]): tls.SecureContext {
  return tls.createSecureContext({
    ca: [...new Set([...listed('default'), ...listed('system'), ...own])],
    ...(own.length > 0 ? { allowPartialTrustChain: true } : {}),
  });
}

function listed(type: 'default' | 'system'): readonly string[] {
  try {
    if ('getCACertificates' in tls) return tls.getCACertificates(type);
  } catch {
    // A certificate store that cannot be read leaves the built-in roots.
  }
  return type === 'default' ? tls.rootCertificates : [];
}
