import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A display language of VS Code, and the extensions folder to use with it. */
export interface Language {
  readonly locale: string;
  readonly extensions: string;
}

/** Makes VS Code believe that it has a language pack: an empty one, so that its own texts stay English. */
export function installLanguage(locale: string, userData: string): void {
  mkdirSync(userData, { recursive: true });
  const messages = join(userData, 'noTranslations.json');
  writeFileSync(messages, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: locale,
    label: locale,
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: messages },
  };
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
