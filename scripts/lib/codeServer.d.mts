export interface Running {
  /** The file that holds its output. */
  readonly log: string;
  stop(): Promise<void>;
}

export function startCodeServer(options: {
  readonly port: number;
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
  readonly password?: string;
  /** False: folders open in Restricted Mode. */
  readonly trust?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: string;
}): Promise<Running>;
