import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Failure } from '../../src/cupi/failure.ts';
import type { Server } from '../../src/servers/server.ts';
import { serverItem } from '../../src/tree/serverItem.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

const schema = z.object({
  contributes: z.object({
    menus: z.object({
      'view/item/context': z.array(z.object({ command: z.string(), when: z.string(), group: z.string() })),
    }),
  }),
});

/** The commands a row with these traits is offered: inline, and in the menu. */
function offered(traits: string) {
  const extension = vscode.extensions.getExtension('cuc-links.cuc-https-links');
  assert(extension);
  const text = readFileSync(join(extension.extensionPath, 'package.json'), 'utf8');
  const entries = schema.parse(JSON.parse(text)).contributes.menus['view/item/context'];
  const shown = entries.filter(({ when }) =>
    [...when.matchAll(/viewItem =~ \/(.+?)\/(?: |$)/g)].every(([, pattern = '']) =>
      new RegExp(pattern).test(traits),
    ),
  );
  const commands = (inline: boolean) =>
    shown
      .filter(({ group }) => group.startsWith('inline') === inline)
      .map(({ command }) => command.replace('cucLinks.', ''));
  return { inline: commands(true), menu: commands(false) };
}

describe('what a server’s row offers', () => {
  const of = (state: Server['state']) => {
    const item = serverItem({
      profile: aProfile('https://127.0.0.1:8443'),
      state,
      version: undefined,
      marks: [],
      pausedUntil: undefined,
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
