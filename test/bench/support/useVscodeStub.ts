// Gives whatever is loaded from now on the stub for `vscode`: what is required as VS Code does it, by standing in front
// of Node's loader; what is imported, through the hook that Node has for it.
import Module, { registerHooks } from 'node:module';
import * as vscode from './vscode.ts';

const load: unknown = Reflect.get(Module, '_load');
if (typeof load !== 'function') throw new Error('Node loads modules in another way now.');

Object.assign(Module, {
  _load(this: unknown, request: string, ...rest: readonly unknown[]): unknown {
    return request === 'vscode' ? vscode : Reflect.apply(load, this, [request, ...rest]);
  },
});

export function useForImports(): void {
  const url = new URL('vscode.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vscode' ? { url, shortCircuit: true } : next(specifier, context),
  });
}
