/** The themes every surface is looked at in. */
export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

const themes = {
  dark: { name: 'Dark Modern', shown: '.monaco-workbench.vs-dark' },
  light: { name: 'Light Modern', shown: '.monaco-workbench.vs' },
  highContrast: { name: 'Default High Contrast', shown: '.monaco-workbench.hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', shown: '.monaco-workbench.hc-light' },
} as const;

/** The settings that choose a theme, and a selector that matches once it is shown. */
export function settingsOf(theme: Theme): { changed: Record<string, string>; shown: string } {
  const { name, shown } = themes[theme];
  return { changed: { 'workbench.colorTheme': name }, shown };
}
