import type { PlannedServer } from '../links/plan/plan.ts';
import type { Server } from './server.ts';
import { defaultFormat } from './settings.ts';

/** A server as plans name it. */
export function plannedServer({ profile }: Pick<Server, 'profile'>): PlannedServer {
  const { name, origin, user, format } = profile;
  return { name, origin, user, format: format ?? defaultFormat() };
}
