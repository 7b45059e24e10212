import * as z from 'zod/mini';
import { listXml, objectXml } from '../../../../src/sandbox/wire/toXml.ts';

const rowSchema = z.record(z.string(), z.string());
const bodySchema = z.record(z.string(), z.union([z.string(), rowSchema, z.array(rowSchema)]));

/** A JSON body, one object or a list, as a server writes it that is asked for XML. */
export function asXml(json: string): string {
  const body = bodySchema.parse(JSON.parse(json));
  if (!('@total' in body))
    return objectXml('ObjectId' in body ? 'HttpsLink' : 'VersionInformation', texts(body));
  const [name = 'HttpsLink', rows = []] = Object.entries(body).find(([key]) => key !== '@total') ?? [];
  return listXml(
    `${name}s`,
    name,
    z
      .array(rowSchema)
      .parse([rows].flat())
      .map(Object.entries<string>),
  );
}

function texts(body: z.infer<typeof bodySchema>): readonly [string, string][] {
  return Object.entries(rowSchema.parse(body));
}
