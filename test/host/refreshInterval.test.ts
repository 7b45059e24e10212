import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { refreshIntervalMs, watchIntervalMs } from '../../src/servers/settings.ts';

describe('the refresh interval', () => {
  const set = (value: unknown) =>
    vscode.workspace
      .getConfiguration('cucLinks')
      .update('refreshInterval', value, vscode.ConfigurationTarget.Global);
  afterEach(() => set(undefined));

  for (const [seconds, ms] of [
    [undefined, 60_000],
    ['soon', 60_000],
    [0, undefined],
    [-1, undefined],
    [1, 15_000],
    [90, 90_000],
    [3600, 3_600_000],
    [3601, 3_600_000],
    [2_147_484, 3_600_000],
    [Number.MAX_VALUE, 3_600_000],
  ] as const)
    it(`${String(seconds)} is ${String(ms)} ms`, async () => {
      await set(seconds);
      assert.equal(refreshIntervalMs(), ms);
    });
});

describe('the interval of the background watch', () => {
  const set = (value: unknown) =>
    vscode.workspace
      .getConfiguration('cucLinks')
      .update('backgroundWatch', value, vscode.ConfigurationTarget.Global);
  afterEach(() => set(undefined));

  for (const [minutes, ms] of [
    [undefined, undefined],
    ['often', undefined],
    [0, undefined],
    [-5, undefined],
    [1, 300_000],
    [5, 300_000],
    [60, 3_600_000],
    [1441, 86_400_000],
    [Number.MAX_VALUE, 86_400_000],
  ] as const)
    it(`${String(minutes)} is ${String(ms)} ms`, async () => {
      await set(minutes);
      assert.equal(watchIntervalMs(), ms);
    });
});
