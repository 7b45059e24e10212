const everyMilliseconds = 500;

/**
 * Takes the end of the shell that npm runs a script in for a polite kill of this process: npm passes a signal on to that
 * shell alone, and Debian's dies of it without a word to its child. Windows keeps no such tie.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMilliseconds);
  watch.unref();
}
