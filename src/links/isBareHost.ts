import { parseOrigin } from '../http/origin.ts';

/** Whether a text can be a RemoteServer, which carries neither scheme nor port (design.md 4.11). */
export function isBareHost(text: string): boolean {
  const parsed = parseOrigin(text);
  return parsed.ok && parsed.port === undefined && !/[/:]/.test(text.replace(/^\s*\[.*\]/, ''));
}
