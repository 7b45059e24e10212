import { BlockList, isIP } from 'node:net';
import type { Target } from '../target.ts';

/**
 * Whether a list of exceptions (`http.noProxy`, `NO_PROXY`) names this target. An entry is `*`, a domain that stands for
 * all names below it too (with or without a leading dot or `*.`), an address, or a network such as `10.0.0.0/8`; a port
 * after it narrows it to that port.
 */
export function isExcepted({ host, port }: Target, exceptions: readonly string[]): boolean {
  return exceptions.some((text) => {
    const entry = text.trim().toLowerCase();
    if (entry === '') return false;
    if (entry === '*') return true;
    if (entry.includes('/')) return isInNetwork(host, entry);
    const [name, onlyPort] = parts(entry);
    return (onlyPort === undefined || onlyPort === port) && isSameOrBelow(host, name);
  });
}

/** Host and port of an entry; an IPv6 address has a port only when it stands in brackets. */
function parts(entry: string): readonly [string, number | undefined] {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
  if (bracketed) return [bracketed[1] ?? '', numberOrUndefined(bracketed[2])];
  if (isIP(entry) === 6) return [entry, undefined];
  const [name = '', port] = entry.split(':');
  return [name, numberOrUndefined(port)];
}

function numberOrUndefined(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

function isSameOrBelow(host: string, name: string): boolean {
  const domain = name.replace(/^\*?\./, '');
  return domain !== '' && (host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`)));
}

function isInNetwork(host: string, entry: string): boolean {
  const [address = '', bits = ''] = entry.split('/');
  const kind = isIP(address);
  if (kind === 0 || kind !== isIP(host) || !/^\d+$/.test(bits)) return false;
  if (Number(bits) > (kind === 4 ? 32 : 128)) return false;
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  const networks = new BlockList();
  networks.addSubnet(address, Number(bits), family);
  return networks.check(host, family);
}
