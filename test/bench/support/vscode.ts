import type { TreeDataProvider } from 'vscode';

// As much of `vscode` as activate() and the Servers view use, doing nothing but what they could not do without: events
// are fired, settings are read, sentences are filled in.

/** The user settings, by their whole name. */
export const settings = new Map<string, unknown>();

type Listener<T> = (event: T) => unknown;

/** Those that are still there, and some that are not. */
export const emitters = new Set<WeakRef<{ readonly size: number }>>();

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  constructor() {
    emitters.add(new WeakRef(this));
  }
  /** How many listen. */
  get size(): number {
    return this.listeners.size;
  }
  readonly event = (listener: Listener<T>): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of this.listeners) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Disposable {
  readonly dispose: () => unknown;
  constructor(dispose: () => unknown) {
    this.dispose = dispose;
  }
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

export class TreeItem {
  readonly label: unknown;
  readonly collapsibleState: number | undefined;
  constructor(label: unknown, collapsibleState?: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export class MarkdownString {
  value = '';
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;
  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const FileType = { File: 1 };
export const FileChangeType = { Changed: 1 };
export const ConfigurationTarget = { Global: 1 };
export const ProgressLocation = { Notification: 15 };
export const ViewColumn = { Active: -1 };

const ignore = (): void => undefined;
const nothing = (): Disposable => new Disposable(ignore);
const never = new EventEmitter<never>().event;

export const Uri = { from: (parts: object) => ({ ...parts }), file: (fsPath: string) => ({ fsPath }) };

export const l10n = {
  t: (text: string, ...given: readonly (string | number | boolean)[]) =>
    text.replace(/\{(\d+)\}/g, (whole, nth: string) => String(given[Number(nth)] ?? whole)),
};

export const env = { language: 'en' };

export const commands = {
  registerCommand: nothing,
  executeCommand: (): Promise<undefined> => Promise.resolve(undefined),
};

export const languages = { registerCodeLensProvider: nothing };

class TreeView {
  readonly rows: TreeDataProvider<unknown>;
  visible = false;
  readonly selection = [];
  message = '';
  readonly onDidCollapseElement = never;
  readonly onDidExpandElement = never;
  readonly onDidChangeSelection = never;
  readonly dispose = ignore;
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeVisibility = this.changed.event;
  constructor(rows: TreeDataProvider<unknown>) {
    this.rows = rows;
  }
  /** As a person does who opens or closes it. */
  show(visible: boolean): void {
    this.visible = visible;
    this.changed.fire(undefined);
  }
}

/** The views, by their id: the one that was made last. */
export const views = new Map<string, TreeView>();

/** What is written into a log. */
export const logged = new EventEmitter<{
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
}>();

export const window = {
  createTreeView: (id: string, { treeDataProvider }: { treeDataProvider: TreeDataProvider<unknown> }) => {
    const view = new TreeView(treeDataProvider);
    views.set(id, view);
    return view;
  },
  createOutputChannel: () => ({
    dispose: ignore,
    show: ignore,
    info: (text: string) => logged.fire({ level: 'info', text }),
    warn: (text: string) => logged.fire({ level: 'warn', text }),
    error: (...texts: readonly string[]) => logged.fire({ level: 'error', text: texts.join(' ') }),
  }),
  createStatusBarItem: () => ({ dispose: ignore, show: ignore, hide: ignore }),
  registerWebviewPanelSerializer: nothing,
  registerFileDecorationProvider: nothing,
  registerTreeDataProvider: nothing,
};

export const workspace = {
  isTrusted: true,
  workspaceFolders: undefined,
  textDocuments: [],
  onDidChangeConfiguration: never,
  onDidCloseTextDocument: never,
  registerTextDocumentContentProvider: nothing,
  registerFileSystemProvider: nothing,
  getConfiguration: (section: string) => ({
    get: (key: string) => settings.get(`${section}.${key}`),
    inspect: (key: string) => ({ globalValue: settings.get(`${section}.${key}`) }),
  }),
};
