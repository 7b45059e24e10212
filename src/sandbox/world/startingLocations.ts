import { guid, integer, randomFor, text, type Random } from '../random.ts';
import type { Location, Role } from './location.ts';

const DOMAIN = 'sandbox.example';

interface Plan {
  readonly key: string;
  readonly displayName: string;
  readonly role: Role;
  readonly version: string;
  readonly objects: number;
  readonly site: string;
  readonly certificateKey?: string;
  readonly subscriberKey?: string;
}

/**
 * The order is the order of the ports. `cuc-mil-02` is the replacement of `cuc-mil-01`: it carries the same display
 * name, and still the SMTP domain of the lab in which it was set up. `cuc-lab-02` was renamed but kept its certificate.
 */
const PLANS: readonly Plan[] = [
  {
    key: 'cuc-hub',
    displayName: 'CUC-HUB',
    role: 'hub',
    version: '15.0.1.12900-43',
    objects: 8412,
    site: 'ams',
  },
  {
    key: 'cuc-lon-01',
    displayName: 'CUC-LON-01',
    role: 'linked',
    version: '15.0.1.12900-43',
    objects: 2140,
    site: 'lon1',
  },
  {
    key: 'cuc-fra-01',
    displayName: 'CUC-FRA-01',
    role: 'linked',
    version: '14.0.1.14900-69',
    objects: 14260,
    site: 'fra',
  },
  {
    key: 'cuc-mad-01',
    displayName: 'CUC-MAD-01',
    role: 'linked',
    version: '12.5.1.18900-40',
    objects: 912,
    site: 'mad',
  },
  {
    key: 'cuc-nyc-pub',
    displayName: 'CUC-NYC',
    role: 'linked',
    version: '14.0.1.13900-62',
    objects: 5377,
    site: 'nyc',
    subscriberKey: 'cuc-nyc-sub',
  },
  {
    key: 'cuc-mil-01',
    displayName: 'CUC-MIL-01',
    role: 'linked',
    version: '12.5.1.11900-57',
    objects: 640,
    site: 'mil',
  },
  {
    key: 'cuc-lon-02',
    displayName: 'CUC-LON-02 (R&D)',
    role: 'linked',
    version: '15.0.1.12900-43',
    objects: 19630,
    site: 'lon2',
  },
  {
    key: 'cuc-lab-01',
    displayName: 'CUC-LAB-01',
    role: 'unlinked',
    version: '15.0.1.12900-43',
    objects: 212,
    site: 'lab1',
  },
  {
    key: 'cuc-lab-02',
    displayName: 'CUC-LAB-02',
    role: 'unlinked',
    version: '14.0.1.14900-69',
    objects: 184,
    site: 'lab2',
    certificateKey: 'cuc-stg-02',
  },
  {
    key: 'cuc-mil-02',
    displayName: 'CUC-MIL-01',
    role: 'unlinked',
    version: '15.0.1.10000-24',
    objects: 640,
    site: 'lab1',
  },
  {
    key: 'cuc-old-01',
    displayName: 'CUC-OLD-01',
    role: 'tooOld',
    version: '9.1.1.30000-2',
    objects: 310,
    site: 'old',
  },
];

function node(random: Random, key: string, address: number, up: boolean): Location['publisher'] {
  return { id: guid(random), hostName: `${key}.${DOMAIN}`, ipAddress: `192.0.2.${address}`, up };
}

/** Letters and digits, and signs that need escaping in XML, JSON, URLs and shells. */
function password(random: Random): string {
  const plain = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return `${text(random, plain, 8)}${text(random, '&<>%+=@#', 2)}${text(random, plain, 6)}`;
}

function location(plan: Plan, index: number, seed: number): Location {
  const random = randomFor(seed, `location/${plan.key}`);
  const clustered = plan.subscriberKey !== undefined;
  const address = 10 + index * 10;
  return {
    id: guid(random),
    key: plan.key,
    displayName: plan.displayName,
    smtpDomain: `${plan.site}.voicemail.example`,
    version: plan.version,
    role: plan.role,
    publisher: node(random, plan.key, address, !clustered),
    subscriber:
      plan.subscriberKey === undefined ? undefined : node(random, plan.subscriberKey, address + 1, true),
    certificateName: `${plan.certificateKey ?? plan.key}.${DOMAIN}`,
    user: `admin-${text(random, '0123456789abcdef', 4)}`,
    password: password(random),
    objects: plan.objects,
    usn: plan.objects * 3 + integer(random, 200, 9000),
    changeMs: integer(random, 20_000, 90_000),
  };
}

/** The simulated locations; ids, names of administrators and passwords follow from the seed. */
export function startingLocations(seed: number): Map<string, Location> {
  return new Map(PLANS.map((plan, index) => [plan.key, location(plan, index, seed)]));
}
