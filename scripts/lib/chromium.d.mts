export const chromiumArguments: string[];
export const leaveSignals: {
  readonly handleSIGINT: false;
  readonly handleSIGTERM: false;
  readonly handleSIGHUP: false;
};
export function chromiumPath(): string;
export function findChromium(): string | undefined;
