/** Says one line to the person at the terminal; on stderr, because stdout may belong to a program's output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An error whose message is all a person needs: no stack is shown for it. */
export class PlainError extends Error {}

/** Runs a script's main function and ends the process with code 1 where it fails. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    say(error instanceof PlainError ? error.message : (error?.stack ?? String(error)));
    process.exit(1); // ends what it has started, too: see running.mjs
  }
}
