import { parseArgs } from 'node:util';

/** What the command line asks for; `problem` is a sentence for the person who typed it. */
export type CliOptions =
  | { readonly kind: 'run'; readonly port: number; readonly speed: number; readonly seed: number | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly problem: string };

/** Eleven locations follow the first port. */
const LAST_FIRST_PORT = 65_535 - 20;

export const USAGE = `Usage: sandbox [--port N] [--speed X] [--seed N]

Starts a simulated Cisco Unity Connection HTTPS network on 127.0.0.1, prints one
JSON line with base URLs, sign-ins and certificate fingerprints, and runs until
it is stopped (Ctrl-C).

  --port N   port of the first location, the others follow (default: free ports)
  --speed X  simulated seconds per real second (default: 1)
  --seed N   repeat an earlier run: same ids, sign-ins and error codes
  --help     this text
`;

const TEXT = { type: 'string' } as const;
const OPTIONS = { port: TEXT, speed: TEXT, seed: TEXT, help: { type: 'boolean' } } as const;

/** Each option as typed, `''` where its value is missing; or a sentence about what is no option. */
function optionsIn(args: readonly string[]): ReadonlyMap<string, string> | string {
  // Strict parsing would take `--port -1` for a riddle and say so at length.
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional' || !Object.hasOwn(OPTIONS, token.name)) {
      const typed = token.kind === 'positional' ? token.value : token.rawName;
      return `There is no option ${typed}; --help lists them.`;
    }
    given.set(token.name, token.value ?? '');
  }
  return given;
}

function number(
  text: string | undefined,
  low: number,
  high: number,
  whole: boolean,
): number | undefined | 'bad' {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : NaN;
  return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : 'bad';
}

/** Reads the arguments after the program's name. */
export function readCliOptions(args: readonly string[]): CliOptions {
  const given = optionsIn(args);
  if (typeof given === 'string') return { kind: 'problem', problem: given };
  if (given.has('help')) return { kind: 'help' };
  const port = number(given.get('port'), 0, LAST_FIRST_PORT, true);
  if (port === 'bad')
    return { kind: 'problem', problem: `--port takes a whole number from 0 to ${LAST_FIRST_PORT}.` };
  const speed = number(given.get('speed'), 0.01, 100_000, false);
  if (speed === 'bad') return { kind: 'problem', problem: '--speed takes a number from 0.01 to 100000.' };
  const seed = number(given.get('seed'), 0, 2 ** 31 - 1, true);
  if (seed === 'bad')
    return { kind: 'problem', problem: `--seed takes a whole number from 0 to ${2 ** 31 - 1}.` };
  return { kind: 'run', port: port ?? 0, speed: speed ?? 1, seed };
}
