/** VS Code would not write the user settings, most often because the file has errors or unsaved edits. */
export interface SettingsError extends Error {
  /** VS Code's own explanation. */
  readonly detail: string;
}

export function settingsError(cause: unknown): SettingsError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(new Error('settings not written'), { name: 'SettingsError', detail });
}

export function isSettingsError(error: unknown): error is SettingsError {
  return error instanceof Error && error.name === 'SettingsError' && 'detail' in error;
}
