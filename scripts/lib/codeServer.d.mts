export interface Running {
  /** The file that holds its output. */
  readonly log: string;
  stop(): Promise<void>;
}

export function startOldestServer(options: {
  readonly port: number;
  readonly vsix: string;
  /** Holds the settings, extensions and logs. */
  readonly serverData: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<Running>;

export function startCodeServer(options: {
  readonly port: number;
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
  readonly password?: string;
  /** False: folders open in Restricted Mode. */
  readonly trust?: boolean;
  /** The display language; without a language pack for it VS Code stays English. */
  readonly locale?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: string;
}): Promise<Running>;
