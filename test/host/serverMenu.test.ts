import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Failure } from '../../src/cupi/failure.ts';
import { nextStepOf } from '../../src/servers/nextStep.ts';
import type { Server } from '../../src/servers/server.ts';
import { invalidItem } from '../../src/tree/invalidItem.ts';
import { noteItem } from '../../src/tree/noteItem.ts';
import { serverItem } from '../../src/tree/serverItem.ts';
import { serverTooltip } from '../../src/tree/tooltip.ts';
import { stepTitle } from '../../src/ui/text/step.ts';
import { failureOfEachKind } from '../support/failures.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

const schema = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
    menus: z.object({
      'view/item/context': z.array(z.object({ command: z.string(), when: z.string(), group: z.string() })),
    }),
  }),
});

function contributes() {
  const extension = vscode.extensions.getExtension('cuc-links.cuc-https-links');
  assert(extension);
  const text = readFileSync(join(extension.extensionPath, 'package.json'), 'utf8');
  return schema.parse(JSON.parse(text)).contributes;
}

/** The commands a row with these traits is offered: inline, and in the menu, as that is sorted. */
function offered(traits: string) {
  const entries = contributes().menus['view/item/context'];
  const shown = entries.filter(({ when }) =>
    [...when.matchAll(/viewItem =~ \/(.+?)\/(?: |$)/g)].every(([, pattern = '']) =>
      new RegExp(pattern).test(traits),
    ),
  );
  const commands = (inline: boolean) =>
    shown
      .filter(({ group }) => group.startsWith('inline') === inline)
      .sort((a, b) => a.group.localeCompare(b.group))
      .map(({ command }) => command.replace('cucLinks.', ''));
  return { inline: commands(true), menu: commands(false) };
}

describe('the row of a read-only server', () => {
  it('tells so by its shape, and before the words that may be cut off', () => {
    const item = serverItem({
      profile: { ...aProfile('https://127.0.0.1:8443'), readOnly: true, mark: 'production', favorite: true },
      state: { kind: 'notLoaded', last: undefined },
      version: undefined,
      marks: () => [],
      pausedUntil: () => undefined,
      busy: false,
    });
    assert(item.iconPath instanceof vscode.ThemeIcon);
    assert.equal(item.iconPath.id, 'lock');
    assert.match(String(item.description), /read-only · production · favorite$/);
  });
});

describe('what a server’s row offers', () => {
  const of = (state: Server['state']) => {
    const item = serverItem({
      profile: aProfile('https://127.0.0.1:8443'),
      state,
      version: undefined,
      marks: () => [],
      pausedUntil: () => undefined,
      busy: false,
    });
    return offered(item.contextValue ?? '');
  };
  const failed = (failure: Failure) => of({ kind: 'failed', failure, last: undefined });
  const call = { server: 'Rotterdam', operation: 'list', sent: true } as const;
  const words = { code: undefined, message: undefined };

  it('signing in and out while its password is refused, for that is stored still', () => {
    const { inline, menu } = of({ kind: 'signedOut', refused: true, last: undefined });
    assert(inline.includes('signIn'));
    assert(menu.includes('signOut'));
  });

  it('signing in, not out, while it has no password', () => {
    const { inline, menu } = of({ kind: 'signedOut', refused: false, last: undefined });
    assert(inline.includes('signIn'));
    assert(!menu.includes('signOut'));
  });

  it('signing out, and no sign-in beside the name, after a list that was refused for another reason', () => {
    for (const { inline, menu } of [
      failed({ ...call, kind: 'refused', status: 400, words }),
      failed({ ...call, kind: 'denied', status: 403, words }),
      failed({ ...call, kind: 'serverError', status: 500, words }),
    ]) {
      assert(!inline.includes('signIn'), inline.join());
      assert(menu.includes('signOut'));
    }
  });

  it('a look at the certificate beside the name where that is what is wrong', () => {
    const sha256 = 'AA';
    const at = new Date();
    const certificate = {
      sha256,
      subject: '',
      issuer: '',
      names: [],
      validFrom: at,
      validTo: at,
      selfSigned: true,
    };
    const changed = failed({ ...call, sent: false, kind: 'certificateChanged', pinned: 'BB', certificate });
    assert(changed.inline.includes('reviewCertificate'));
    assert(!of({ kind: 'notLoaded', last: undefined }).inline.includes('reviewCertificate'));
  });
});

describe('the next step of a server in trouble', () => {
  const profile = aProfile('https://127.0.0.1:8443');
  const shown = (state: Server['state']) => ({
    profile,
    state,
    version: undefined,
    certificateValidity: () => undefined,
    marks: () => [],
    pausedUntil: () => undefined,
    busy: false,
  });
  const last = { links: [], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() };
  const states: readonly Server['state'][] = [
    { kind: 'signedOut', refused: true, last: undefined },
    { kind: 'signedOut', refused: false, last: undefined },
    ...Object.values(failureOfEachKind).flatMap((failure) => [
      { kind: 'failed', failure, last: undefined } as const,
      { kind: 'failed', failure, last } as const,
    ]),
  ];

  for (const state of states) {
    const kind =
      state.kind === 'failed' ? `${state.failure.kind}${state.last ? ', read before' : ''}` : state.kind;
    it(`ends the tooltips of its rows and begins their menus, once: ${kind}`, () => {
      const server = shown(state);
      const step = nextStepOf(server);
      assert(step);
      const { menu } = offered(serverItem(server).contextValue ?? '');
      assert.equal(menu[0], step);
      assert.equal(new Set(menu).size, menu.length, menu.join());
      const last = `Next step: ${stepTitle(step)}`;
      assert(textOf(serverTooltip(server)).endsWith(last), textOf(serverTooltip(server)));
      const note = noteItem(server);
      assert(textOf(note.tooltip).endsWith(last), textOf(note.tooltip));
      assert.deepEqual(offered(note.contextValue ?? '').menu, [step]);
    });
  }

  it('comes after what the row says of when its links are', () => {
    const [readAt, unchangedSince] = [new Date(2026, 0, 2), new Date(2026, 0, 1)];
    const last = { links: [], serverNow: undefined, readAt, unchangedSince };
    const said = (state: Server['state']) =>
      textOf(serverTooltip(shown(state))) + (serverItem(shown(state)).accessibilityInformation?.label ?? '');
    const ready = said({ kind: 'ready', last });
    assert.match(ready, /Links unchanged since Jan 1, 2026.*, unchanged since Jan 1, 2026/s);
    const failed = said({ kind: 'failed', failure: failureOfEachKind.denied, last });
    assert.match(failed, /Links as of Jan 2, 2026.*, read Jan 2, 2026/s);
  });

  it('is called what its command is called', () => {
    const extension = vscode.extensions.getExtension('cuc-links.cuc-https-links');
    assert(extension);
    const { commands } = schema.parse(extension.packageJSON).contributes;
    for (const step of new Set(states.map((state) => nextStepOf({ profile, state })))) {
      assert(step);
      assert.equal(commands.find(({ command }) => command === `cucLinks.${step}`)?.title, stepTitle(step));
    }
  });

  it('opens the settings from an entry that cannot be used', () => {
    const item = invalidItem({ position: 1, name: 'Rotterdam', field: 'host', reason: 'malformed' });
    assert.match(textOf(item.tooltip), /Click to open your settings file\.$/);
    assert.deepEqual(offered(item.contextValue ?? '').menu, ['openSettingsFile']);
  });
});

/** What a tooltip shows: its Markdown has characters written as numbers. */
function textOf(tooltip: string | vscode.MarkdownString | undefined): string {
  const text = typeof tooltip === 'string' ? tooltip : (tooltip?.value ?? '');
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
