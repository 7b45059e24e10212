import { l10n } from 'vscode';
import type { TransportFailure } from '../../http/failure.ts';

type ProxyFailure = Extract<TransportFailure, { kind: 'proxy' }>;

/** What went wrong with the proxy, blamed on it and not on the server. */
export function proxySentence(failure: ProxyFailure): string {
  const { name, code, status } = failure;
  switch (failure.trouble) {
    case 'address':
      return code === 'scheme'
        ? l10n.t(
            'The proxy of {0} is of a kind that is not supported; only HTTP and HTTPS proxies are.',
            origin(failure),
          )
        : l10n.t('The proxy of {0} is not a valid address.', origin(failure));
    case 'unreachable':
      return l10n.t('The proxy {0} cannot be reached ({1}). The server was not contacted.', name, code);
    case 'timeout':
      return l10n.t(
        'The proxy {0} made no connection in time. The server may be unreachable from there.',
        name,
      );
    case 'tls':
      return l10n.t('No TLS connection could be agreed on with the proxy {0} ({1}).', name, code);
    case 'untrusted':
      return l10n.t('The certificate of the proxy {0} itself is not trusted ({1}).', name, code);
    case 'authentication':
      if (code === 'SIGN_IN_REFUSED')
        return l10n.t('The proxy {0} refused the user name and password for it ({1}).', name, status ?? code);
      return l10n.t(
        'The proxy {0} asks for a user name and password ({1}). Nothing was sent to the server.',
        name,
        status ?? code,
      );
    case 'refused':
      return status !== undefined && status >= 500
        ? l10n.t('The proxy {0} could not connect to the server (status {1}).', name, status)
        : l10n.t('The proxy {0} refuses connections to the server (status {1}).', name, status ?? code);
    case 'protocol':
      return l10n.t('The proxy {0} did not answer as an HTTP proxy does ({1}).', name, code);
  }
}

/** Where to set it right. */
export function proxyStep(failure: ProxyFailure): string {
  if (failure.code === 'SIGN_IN_REFUSED') {
    return l10n.t(
      'Correct them where they are set: in the address of the proxy, or in “http.proxyAuthorization” in your VS Code settings.',
    );
  }
  if (failure.trouble === 'authentication') {
    return l10n.t(
      'Set “http.proxyAuthorization” in your VS Code settings, or let this server be reached without a proxy with “Edit Server…”.',
    );
  }
  return l10n.t(
    'Check {0}, or let this server be reached without a proxy with “Edit Server…”.',
    origin(failure),
  );
}

function origin({ source }: ProxyFailure): string {
  switch (source.kind) {
    case 'server':
      return l10n.t('this server’s own proxy setting');
    case 'setting':
      return l10n.t('the VS Code setting “http.proxy”');
    case 'environment':
      return l10n.t('the environment variable {0}', source.variable);
  }
}
