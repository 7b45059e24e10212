import { env, l10n } from 'vscode';

/** The language our sentences are in: that of the workbench where we have a translation, else English. */
export function textLanguage(
  { bundle }: Pick<typeof l10n, 'bundle'> = l10n,
  { language }: Pick<typeof env, 'language'> = env,
): string {
  return bundle === undefined ? 'en' : language;
}
