/**
 * A node of the network as a server knows it (facts sheet 1.11). Only what the product uses: the server also gives
 * keys (`EncryptionKey`, `Skinny…`), which are dropped while decoding and exist nowhere after it.
 */
export interface ConnectionLocation {
  readonly objectId: string;
  readonly displayName: string | undefined;
  readonly hostAddress: string | undefined;
  readonly smtpDomain: string | undefined;
  readonly systemVersion: string | undefined;
  /** True for the location that was asked. */
  readonly isPrimary: boolean | undefined;
}
