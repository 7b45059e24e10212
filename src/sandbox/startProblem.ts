/** Why the sandbox could not start, for the person who started it. */
export function startProblem(error: unknown): string {
  if (isAboutPort(error)) {
    if (error.code === 'EADDRINUSE')
      return `--port: port ${error.port} of 127.0.0.1 is in use; eleven free ones in a row are needed.`;
    if (error.code === 'EACCES') return `--port: port ${error.port} may not be opened by this user.`;
  }
  return `The sandbox could not start: ${messageOf(error)}`;
}

function isAboutPort(error: unknown): error is { readonly code: unknown; readonly port: number } {
  return error instanceof Error && 'code' in error && 'port' in error && typeof error.port === 'number';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
