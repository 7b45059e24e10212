// Deep CommonJS paths on purpose: the index of undici installs a dispatcher for the whole process, that is, for every
// other extension (vscode-platform 1.3).
import Client from 'undici/lib/dispatcher/client.js';
import type { Dispatcher } from 'undici';

export { Client };
export type Handler = Dispatcher.DispatchHandler;
export type Controller = Dispatcher.DispatchController;
export type ResponseHeaders = Record<string, string | string[] | undefined>;
