import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod/mini';

const settingSchema = z.object({ scope: z.string(), default: z.unknown() });
const manifestSchema = z.object({
  capabilities: z.object({
    untrustedWorkspaces: z.object({ supported: z.string(), restrictedConfigurations: z.array(z.string()) }),
  }),
  contributes: z.object({
    commands: z.array(
      z.object({ command: z.string(), title: z.string(), enablement: z.optional(z.string()) }),
    ),
    menus: z.record(z.string(), z.array(z.object({ command: z.string() }))),
    configuration: z.object({ properties: z.record(z.string(), settingSchema) }),
  }),
});

/** The files as they are packed; VS Code hands out package.json with its texts filled in. */
function packed(file: string): string {
  const extension = vscode.extensions.getExtension('cuc-links.cuc-https-links');
  assert(extension, 'the extension is not installed in this host');
  return readFileSync(join(extension.extensionPath, file), 'utf8');
}

describe('package.json', () => {
  const text = () => packed('package.json');
  const manifest = () => manifestSchema.parse(JSON.parse(text()));

  it('has a text for every key it uses, and uses every text', () => {
    const used = new Set([...text().matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    const given = z.record(z.string(), z.string()).parse(JSON.parse(packed('package.nls.json')));
    assert(used.size > 20);
    assert.deepEqual([...used].sort(), Object.keys(given).sort());
  });

  it('says nothing to people but through those texts', () => {
    const shown =
      /"(?:title|description|markdownDescription|contents|altText|patternErrorMessage|category)": "(.*)"/g;
    const values = [...text().matchAll(shown)].map(([, value = '']) => value);
    assert(values.length > 50);
    assert.deepEqual(
      values.filter((value) => !/^%[\w.]+%$/.test(value)),
      [],
    );
  });

  it('lets only the user decide where a password goes', () => {
    const { properties } = manifest().contributes.configuration;
    for (const [key, { scope }] of Object.entries(properties)) assert.equal(scope, 'application', key);
    const { supported, restrictedConfigurations } = manifest().capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual([...restrictedConfigurations].sort(), Object.keys(properties).sort());
  });

  it('has the defaults that the code falls back to', () => {
    const defaults = Object.fromEntries(
      Object.entries(manifest().contributes.configuration.properties).map(([key, one]) => [key, one.default]),
    );
    assert.deepEqual(defaults, {
      'cucLinks.servers': [],
      'cucLinks.signIns': [],
      'cucLinks.certificateAuthorities': '',
      'cucLinks.folders': {},
      'cucLinks.format': 'json',
      'cucLinks.refreshInterval': 60,
      'cucLinks.backgroundWatch': 0,
    });
    for (const [key, value] of Object.entries(defaults))
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
  });

  it('keeps no command from the palette by what is known only once the extension runs', () => {
    const { commands } = manifest().contributes;
    const conditions = commands.flatMap(({ enablement }) => enablement ?? []);
    assert.deepEqual([...new Set(conditions)].sort(), [
      '!cucLinks.sandboxRunning',
      'cucLinks.busy',
      'cucLinks.sandboxRunning',
    ]);
  });

  it('names in its menus only commands it has', () => {
    const { commands, menus } = manifest().contributes;
    const named = new Set(commands.map(({ command }) => command));
    const inMenus = Object.values(menus).flatMap((entries) => entries.map(({ command }) => command));
    assert.deepEqual(
      inMenus.filter((command) => !named.has(command)),
      [],
    );
  });
});
