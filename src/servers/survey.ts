import type { VmsServer } from '../cupi/vmsServer.ts';
import { attempt } from '../links/attempt.ts';
import type { Survey, Surveyed } from '../links/plan/survey.ts';
import type { Server } from './server.ts';

/**
 * What a plan for `here` needs to know. The ends of the change are asked anew, one request after the other; all other
 * servers answer from memory (design.md 4.8), and a server that cannot be asked leaves gaps, never an error.
 */
export async function surveyFor(
  here: Server,
  there: Server | undefined,
  all: readonly Server[],
  signal: AbortSignal,
): Promise<Survey & { readonly there: Surveyed | undefined }> {
  const rest = all.filter((other) => other !== here && other !== there && isInTheWorldOf(here, other));
  const [asked, end] = await Promise.all([askAnew(here, signal), there && askAnew(there, signal)]);
  return { here: asked, there: end, others: [...(end ? [end] : []), ...rest.map(fromMemory)] };
}

/** The same without asking anyone: what was last read. */
export function rememberedSurvey(here: Server, all: readonly Server[]): Survey {
  const others = all.filter((other) => other !== here && isInTheWorldOf(here, other));
  return { here: fromMemory(here), others: others.map(fromMemory) };
}

/** The sandbox's hosts are no real ones. */
export function isInTheWorldOf({ profile }: Server, other: Server): boolean {
  return other.profile.sandbox === profile.sandbox;
}

/** Links and locations change during a session; the machines of a cluster are not read before they are needed. */
async function askAnew(server: Server, signal: AbortSignal): Promise<Surveyed> {
  const before = server.locations;
  await server.refresh(signal);
  const known = fromMemory(server);
  if (!hasAnswered(server)) return known;
  const client = await server.client();
  const release = known.release ?? (await told(client.productVersion(signal)))?.version;
  // A first reading has just brought them.
  const isNew = known.locations !== undefined && known.locations !== before;
  const locations = isNew ? known.locations : await told(client.locations(signal));
  const machines: readonly VmsServer[] | undefined = await told(client.vmsServers(signal));
  return { ...known, release, locations: locations ?? known.locations, machines };
}

/** With its list, or by not having any: a release before HTTPS networking. */
function hasAnswered({ state }: Server): boolean {
  if (state.kind === 'ready') return true;
  return state.kind === 'failed' && ['notFound', 'unsupported'].includes(state.failure.kind);
}

function fromMemory({ profile, state, version, locations }: Server): Surveyed {
  return {
    name: profile.name,
    host: profile.host,
    release: version,
    locations,
    links: state.last?.links,
    machines: undefined,
  };
}

async function told<T>(asked: Promise<T>): Promise<T | undefined> {
  const answer = await attempt(asked);
  return 'value' in answer ? answer.value : undefined;
}
