import * as z from 'zod/mini';

/** Writable fields of a link, as they are kept on disk. */
export const updateFieldsSchema = z.object({
  displayName: z.exactOptional(z.string()),
  remoteServer: z.exactOptional(z.string()),
  useSsl: z.exactOptional(z.boolean()),
  acceptSelfSignedCertificates: z.exactOptional(z.boolean()),
  acceptCertificateErrors: z.exactOptional(z.boolean()),
  syncDistributionLists: z.exactOptional(z.boolean()),
});
