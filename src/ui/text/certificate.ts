import { l10n } from 'vscode';
import type { Certificate } from '../../http/certificate.ts';
import { dateText } from './time.ts';
import { visible } from './visible.ts';

/** A certificate as a person compares it with the one on the server's own certificate page. */
export function certificateText(certificate: Certificate): string {
  return [
    l10n.t('SHA-256: {0}', certificate.sha256),
    l10n.t('Subject: {0}', visible(certificate.subject)),
    l10n.t('Names: {0}', visible(certificate.names.join(', ')) || '–'),
    certificate.selfSigned
      ? l10n.t('Issuer: itself (self-signed)')
      : l10n.t('Issuer: {0}', visible(certificate.issuer)),
    validity(certificate),
  ].join('\n');
}

function validity(certificate: Certificate): string {
  const { validFrom, validTo } = certificate;
  const text = l10n.t('Valid: {0} to {1}', dateText(validFrom), dateText(validTo));
  return isExpired(certificate) ? l10n.t('{0} (expired)', text) : text;
}

export function isExpired({ validTo }: Pick<Certificate, 'validTo'>): boolean {
  return validTo.getTime() < Date.now();
}
