import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFolder } from './outputFolder.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { whatIsSeen } from './whatIsSeen.ts';
import { launchWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

export interface UseOptions extends WorkbenchOptions {
  /** Starts a sandbox; `listed` hands its servers to the extension, as the demo does. */
  readonly sandbox?: { readonly listed?: boolean; readonly speed?: number; readonly seed?: number };
}

/** What the tests of one describe block share; valid inside tests and hooks. */
export interface Used {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
}

/**
 * One VS Code, and where asked for one sandbox, for all tests of the describe block it is called in. A failed
 * test, or what was to prepare them, leaves a screenshot and the extension's log in test/ui/output, and what was seen
 * beside its error.
 */
export function useWorkbench({ sandbox: wanted, ...options }: UseOptions = {}): Used {
  let workbench: Workbench | undefined;
  let sandbox: Sandbox | undefined;

  before(async () => {
    if (wanted) sandbox = await startSandbox(wanted);
    const listed: Record<string, string> =
      wanted?.listed && sandbox ? { CUC_LINKS_SANDBOX: sandbox.line } : {};
    workbench = await launchWorkbench({ ...options, env: { ...options.env, ...listed } });
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed' || !workbench) return;
    await keepTraces(workbench, test.fullTitle());
    if (test.err) test.err.stack = `${test.err.stack ?? ''}\n\nSeen then:\n${await seenIn(workbench)}`;
  });
  after(async function () {
    const suite = this.test?.parent;
    // Nothing was tested: what the tests need first has failed.
    const noneRan = suite?.tests.every(({ state }) => state === undefined) ?? false;
    if (suite && noneRan && workbench) await keepTraces(workbench, suite.fullTitle());
    await workbench?.close();
    await sandbox?.stop();
  });

  return {
    get workbench() {
      return present(workbench);
    },
    get sandbox() {
      return present(sandbox);
    },
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Only inside tests and hooks, and only what was asked for');
  return value;
}

async function keepTraces(workbench: Workbench, title: string): Promise<void> {
  const name = title.replace(/\W+/g, '-');
  mkdirSync(outputFolder, { recursive: true });
  writeFileSync(join(outputFolder, `${name}.log`), workbench.log());
  await workbench.screenshot(name).catch(() => undefined);
}

function seenIn({ page }: Workbench): Promise<string> {
  return whatIsSeen(page).catch((error: unknown) => `nothing: ${String(error)}`);
}
