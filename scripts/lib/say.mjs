import { endWithNpm } from './endWithNpm.mjs';

/** Says one line to the person at the terminal; on stderr, because stdout may belong to a program's output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An error whose message is all a person needs: no stack is shown for it. */
export class PlainError extends Error {}

/** Runs a script's main function and ends the process with code 1 where it fails. */
export async function main(work) {
  endWithNpm();
  try {
    await work();
  } catch (error) {
    say(wordsFor(error));
    process.exit(1); // ends what it has started, too: see running.mjs
  }
}

function wordsFor(error) {
  if (error instanceof PlainError) return error.message;
  // What was typed is wrong, not the script: the first sentence names the option.
  if (error?.code?.startsWith('ERR_PARSE_ARGS')) return error.message.split(/(?<=\.)\s/)[0];
  return error?.stack ?? String(error);
}
