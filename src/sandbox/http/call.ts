import type { Network } from '../network.ts';
import type { Location } from '../world/location.ts';
import type { RequestFields } from '../world/requestFields.ts';
import type { Answer } from './answer.ts';

/** A request that may be carried out. */
export interface Call {
  readonly network: Network;
  readonly location: Location;
  /** The path's `{id}`, decoded; empty when the path has none. */
  readonly id: string;
  /** The body's fields; empty when the method has none. */
  readonly fields: RequestFields;
}

/** Carries out one call. */
export type Handler = (call: Call) => Answer | Promise<Answer>;
