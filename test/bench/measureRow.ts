// Measures one row in a process of its own: node measureRow.ts FILE quick|full
import * as z from 'zod/mini';
import { say } from './support/child.ts';
import type { Measured, Options } from './support/row.ts';

const [file = '', length] = process.argv.slice(2);
const measures = z.object({
  measure: z.custom<(options: Options) => Promise<Measured>>((value) => typeof value === 'function'),
});
const { measure } = measures.parse(await import(`./rows/${file}.ts`));
say(await measure({ quick: length === 'quick' }));
