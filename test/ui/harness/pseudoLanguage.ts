import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { englishTexts } from '../../support/englishTexts.ts';

const textsSchema = z.record(z.string(), z.string());

/** A language that exists nowhere, so that nobody has translated anything into it but {@link writePseudoLanguage}. */
export const pseudoLocale = 'qps-ploc';

/**
 * Copies the installed extension into `target`, and gives it a language in which every text stands between ⟦ and ⟧, and
 * what is put into it between ⟨ and ⟩.
 */
export async function writePseudoLanguage(extensions: string, target: string): Promise<void> {
  cpSync(extensions, target, { recursive: true });
  const name = readdirSync(target).find((one) => one.startsWith('cuc-links.cuc-https-links-'));
  if (name === undefined) throw new Error(`The extension is not installed in ${extensions}`);
  const folder = join(target, name);
  const manifestTexts = textsSchema.parse(JSON.parse(readFileSync(join(folder, 'package.nls.json'), 'utf8')));
  write(join(folder, `package.nls.${pseudoLocale}.json`), manifestTexts);
  write(join(folder, 'l10n', `bundle.l10n.${pseudoLocale}.json`), Object.fromEntries(await englishTexts()));
}

function write(file: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(dirname(file), { recursive: true });
  const marked = Object.entries(texts).map(([key, text]) => [key, `⟦${text.replace(/\{\d+\}/g, '⟨$&⟩')}⟧`]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(marked)));
}

/** The parts of a shown text that no translation gave: what the code put in or around it. */
export function untranslated(shown: string): string[] {
  const parts = [''];
  const around: string[] = ['⟨'];
  for (const character of shown) {
    if (character === '⟦' || character === '⟨') around.push(character);
    else if (character === '⟧' || character === '⟩') around.pop();
    else if (around.at(-1) === '⟨') parts.push((parts.pop() ?? '') + character);
    if ('⟦⟧⟨⟩'.includes(character)) parts.push('');
  }
  return parts.map((part) => part.trim()).filter((part) => /\p{L}/u.test(part));
}
