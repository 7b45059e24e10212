import * as vscode from 'vscode';
import { parseOrigin } from '../../http/origin.ts';
import { maxName, type Profile } from '../../servers/profile.ts';
import { sameName } from '../../servers/sameName.ts';
import { askText, type Answer, type Place } from '../../ui/ask.ts';
import { nameProblem } from './nameProblem.ts';

/** The questions about a server that adding and editing share. `others`: the servers the new answer must differ from. */
export function askName(place: Place, value: string, others: readonly Profile[]): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t('A name for the Servers view, for example the site and its role.'),
    placeholder: vscode.l10n.t('Denver hub'),
    value,
    validate: (text) =>
      nameProblem(text.trim(), {
        longest: maxName,
        tooLong: vscode.l10n.t('A name has at most {0} characters.', maxName),
        others,
        taken: vscode.l10n.t('Another server has this name. Choose one that tells them apart.'),
      }),
  });
}

export function askHost(place: Place, value: string): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t(
      'Host name or IP address, with the port if it is not 443. A pasted https address is taken apart.',
    ),
    placeholder: 'cuc1.example.com:8443',
    value,
    validate: (text) => {
      const parsed = parseOrigin(text);
      return parsed.ok ? undefined : hostComplaint(parsed.reason);
    },
  });
}

export function askUser(
  place: Place,
  value: string,
  origin: string,
  others: readonly Profile[],
): Promise<Answer<string>> {
  return askText(place, {
    prompt: vscode.l10n.t(
      'User name of a local administrator with the System Administrator role. Single sign-on accounts cannot manage HTTPS networking.',
    ),
    placeholder: 'ccmadministrator',
    value,
    validate: (text) => {
      const user = text.trim();
      if (user === '') return vscode.l10n.t('Enter the user name.');
      if (user.includes(':')) return vscode.l10n.t('A user name cannot contain a colon.');
      const twin = others.find((other) => other.origin === origin && sameName(other.user, user));
      return twin ? vscode.l10n.t('“{0}” is this server with this user already.', twin.name) : undefined;
    },
  });
}

type Complaint = Extract<ReturnType<typeof parseOrigin>, { ok: false }>['reason'];

function hostComplaint(reason: Complaint): string {
  switch (reason) {
    case 'empty':
      return vscode.l10n.t('Enter the host name or IP address.');
    case 'scheme':
      return vscode.l10n.t('Only https is spoken: enter the host alone or an https address.');
    case 'userinfo':
      return vscode.l10n.t('Leave out the user name and password; they are asked for separately.');
    case 'malformed':
      return vscode.l10n.t('This is not a host name or IP address.');
    case 'port':
      return vscode.l10n.t('The port is a number from 1 to 65535.');
  }
}
