import axe from 'axe-core';
import type { FrameLocator } from 'playwright-core';
import * as z from 'zod/mini';

const violationsSchema = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/**
 * What axe finds wrong in a page of ours, a line each, with all of its rules. It is put in by the debugger, past the
 * page's policy, which stays as it is.
 */
export async function axeViolations(content: FrameLocator): Promise<string[]> {
  const root = content.locator('html');
  await root.evaluate(axe.source);
  const found: unknown = await root.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violationsSchema
    .parse(found)
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}
