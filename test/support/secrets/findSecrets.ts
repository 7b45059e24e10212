import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { secretForms, type SecretForm } from './secretForms.ts';

/** Everything a run must leave nowhere, by a name that may be told. */
export type Secrets = Readonly<Record<string, string>>;

export function allForms(secrets: Secrets): readonly SecretForm[] {
  return Object.entries(secrets).flatMap(([name, secret]) => secretForms(name, secret));
}

/** What is found in a text or in the bytes of a file: names of secrets and forms, never the secrets. */
export function findIn(content: string | Buffer, forms: readonly SecretForm[]): readonly string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return forms.filter((form) => bytes.includes(form.bytes)).map(({ what }) => what);
}

/** Every file below a folder that holds a secret in any form, and in which; `read` counts the files looked at. */
export function findInFolder(
  folder: string,
  forms: readonly SecretForm[],
): { readonly read: number; readonly found: readonly string[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.flatMap((file) =>
    [...findIn(file, forms), ...findIn(contentOf(file), forms)].map(
      (what) => `${relative(folder, file)}: ${what}`,
    ),
  );
  return { read: files.length, found };
}

// A program that runs may take its files away meanwhile.
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
