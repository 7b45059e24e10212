import { X509Certificate } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './errorCode.ts';
import { TransportError } from './failure.ts';
import { isTransportError } from './isTransportError.ts';

/** Files the user named as certificate authorities, and what tells whether they have changed. */
export interface AuthorityFiles {
  readonly paths: readonly string[];
  /** Differs when a file was added, taken away or written. */
  readonly stamp: string;
}

/** The file itself, or the files of a folder. Rejects with a failure of kind `authorities`. */
export async function findAuthorities(path: string): Promise<AuthorityFiles> {
  try {
    const about = await stat(path);
    if (!about.isDirectory() && !isReadable(about)) throw authoritiesError(path, 'NO_FILE_UNDER_1_MIB');
    const paths = about.isDirectory() ? await filesIn(path) : [path];
    const stamps = await Promise.all(paths.map(stampOf));
    return { paths, stamp: stamps.join('\n') };
  } catch (error) {
    throw isTransportError(error) ? error : authoritiesError(path, errorCode(error));
  }
}

/**
 * All certificates in the files, PEM (any number in a file) or DER (one). In a folder, files that hold none are passed over.
 * Rejects with a failure of kind `authorities`: `NO_CERTIFICATES` when there are none at all.
 */
export async function readAuthorities(path: string, { paths }: AuthorityFiles): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of paths) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw authoritiesError(path, errorCode(error));
    });
    found.push(...certificatesIn(bytes));
  }
  if (found.length === 0) throw authoritiesError(path, 'NO_CERTIFICATES');
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // Certificate folders are full of links; one that leads nowhere is no reason to fail.
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
  const paths = files.map(({ name }) => join(folder, name)).sort();
  const kinds = await Promise.all(paths.map(isReadableFile));
  return paths.filter((_, index) => kinds[index]);
}

async function isReadableFile(path: string): Promise<boolean> {
  return stat(path).then(isReadable, () => false);
}

/** A pipe or a device may never end. */
function isReadable(about: Stats): boolean {
  return about.isFile() && about.size <= largestFile;
}

/** The bundle of a whole operating system has a quarter of this. */
const largestFile = 1024 * 1024;

async function stampOf(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  return `${path} ${mtimeMs} ${size}`;
}

function certificatesIn(bytes: Buffer): readonly string[] {
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g);
  return blocks ? blocks.flatMap((block) => pemOf(block)) : pemOf(bytes);
}

/** Written anew by the library, so that only what is a certificate gets into the roots. */
function pemOf(one: string | Buffer): readonly string[] {
  try {
    return [new X509Certificate(one).toString()];
  } catch {
    return [];
  }
}

function authoritiesError(path: string, code: string): TransportError {
  return new TransportError({ kind: 'authorities', path, code, sent: false });
}
