import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

const mark = '▌ ';

/**
 * Compares what a person reads with what is kept of it under this name in a file, which is there to be read as a whole
 * when wording is reviewed. `UPDATE_TEXTS=1` writes it anew.
 */
export function sameAsKept(path: string, name: string, text: string): void {
  const sections = readSections(path);
  const shown = stable(text);
  if (process.env['UPDATE_TEXTS'] === '1') {
    sections.set(name, shown);
    writeFileSync(path, toText(sections));
    return;
  }
  assert.equal(shown, sections.get(name), `“${name}” in ${path} (UPDATE_TEXTS=1 writes it)`);
}

function readSections(path: string): Map<string, string> {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // The first time there is none.
  }
  const sections = text.split(new RegExp(`^${mark}`, 'mu')).slice(1);
  return new Map(
    sections.map((section) => {
      const [name = '', ...lines] = section.split('\n');
      return [name, lines.join('\n').trim()];
    }),
  );
}

function toText(sections: ReadonlyMap<string, string>): string {
  const names = [...sections.keys()].sort((a, b) => a.localeCompare(b));
  return names.map((name) => `${mark}${name}\n\n${sections.get(name) ?? ''}\n`).join('\n\n');
}

/** Without what differs from run to run. */
function stable(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '')
    .replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'OBJECT-ID')
    .replace(/[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d{2}:\d{2}\s[AP]M [A-Z0-9+:-]+/g, 'TIME')
    .replace(/^( *Sent by +)[^,]+,/gm, '$1USER,')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
