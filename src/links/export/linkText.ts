import { fieldText } from '../../cupi/fieldText.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import { linkFields } from './linkFields.ts';

/**
 * A link as text to compare: one field a line under Cisco's name, as the wire has it, sorted by name, so that two differ
 * exactly where the links do. Ends in a line break.
 */
export function linkText(link: HttpsLink): string {
  const known = linkFields.map((key) => [wireNames[key], fieldText(link, key)] as const);
  const lines = [...known, ...Object.entries(link.unknown)].map(([name, value]) =>
    `${onOneLine(name)}: ${onOneLine(value)}`.trimEnd(),
  );
  return `${lines.sort((a, b) => (a < b ? -1 : 1)).join('\n')}\n`;
}

/** What the server sent for an unreadable field may hold anything. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
