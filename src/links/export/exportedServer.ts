import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { healthOf, shownHealth } from '../health.ts';

/** What is known of one server when its links are exported. */
export interface ExportedServer {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** When its links were read, by this machine's clock; `undefined`: never. */
  readonly readAt: Date | undefined;
  /** The server's own clock at that reading. */
  readonly serverNow: Date | undefined;
  /** A sentence: why it could not be read. Its links, if there are any, are those read before. */
  readonly error: string | undefined;
  readonly links: readonly HttpsLink[];
}

/** Our reading of a link, as a word that stays the same in every language and version (links/health.ts). */
export function exportedHealth(link: HttpsLink, { serverNow }: Pick<ExportedServer, 'serverNow'>): string {
  return shownHealth(link, healthOf(link, serverNow));
}
