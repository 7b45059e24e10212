/** As the sandbox prints it; whoever needs fields of a server reads them as unknown data. */
export function startSandboxProcess(...args: string[]): Promise<{
  readonly line: string;
  readonly servers: unknown;
  readonly stop: () => Promise<void>;
}>;
