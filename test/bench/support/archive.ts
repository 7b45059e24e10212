/** A file in a ZIP archive. */
interface Packed {
  readonly path: string;
  /** What it takes in the archive, and unpacked. */
  readonly packed: number;
  readonly bytes: number;
}

const [directoryEnd, directoryEntry] = [0x06054b50, 0x02014b50];

/** Lists what is in a ZIP archive, a VSIX for example, from its directory alone: nothing is unpacked. */
export function filesInArchive(archive: Buffer): readonly Packed[] {
  const end = startOfEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  const files: Packed[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    if (archive.readUInt32LE(at) !== directoryEntry)
      throw new Error('The directory of the archive is not whole.');
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    files.push({
      path: archive.toString('utf8', at + 46, nameEnd),
      packed: archive.readUInt32LE(at + 20),
      bytes: archive.readUInt32LE(at + 24),
    });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** It is the last thing in an archive, but for a comment. */
function startOfEnd(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0; at -= 1)
    if (archive.readUInt32LE(at) === directoryEnd) return at;
  throw new Error('This is no ZIP archive.');
}
