import * as vscode from 'vscode';
import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import {
  afterSaving,
  decided,
  draftFields,
  followLink,
  openDraft,
  undecidedFields,
  type Draft,
} from '../links/draft.ts';
import { writableFields } from '../links/editedFields.ts';
import { findLink } from '../links/linkKey.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { confirm } from '../ui/confirm.ts';
import { readOnlySentence } from '../ui/text/readOnly.ts';
import { dateText } from '../ui/text/time.ts';
import { linkName } from '../ui/text/visible.ts';
import { buildForm, editProblem } from './buildForm.ts';
import { errorNotice } from './errorNotice.ts';
import type { Drafts } from './drafts.ts';
import type { DetailsModel, FormModel, Notice } from './hostMessage.ts';
import type { PageMessage } from './pageMessage.ts';
import type { KeptDraft, PanelState } from './panelState.ts';

/** The form of one page. The page owns what is typed; the draft is here, and outlives the page. */
export interface EditingForm {
  /** As the page is to show it; `undefined` while nothing is being edited. */
  form(): FormModel | undefined;
  /** What the page is to keep for a reload. */
  state(): PanelState;
  /** An offer to go on with edits of an earlier page. */
  kept(): DetailsModel['kept'];
  open(): void;
  answer(message: Extract<PageMessage, { type: 'edits' | 'decide' | 'save' | 'cancel' }>): Promise<void>;
  /** These fields are on the server. What was edited since stays. */
  saved(fields: UpdateRequest): void;
}

interface Page {
  /** Shows the form as it is now. */
  show(): void;
  /** Moves the keyboard to an element of the page. */
  focus(id: string): void;
}

/** The button that opens the form, and has the keyboard again once it is closed. */
const editButton = 'action-edit';

export function createEditing(
  { serverId, linkKey, draft: begun }: PanelState,
  servers: ServerList,
  drafts: Drafts,
  page: Page,
): EditingForm {
  const of = { serverId, linkKey };
  let draft: KeptDraft | undefined = begun;
  let tried = false;

  const linkNow = () => findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
  const enter = (next: Draft | undefined) => {
    if (!next) tried = false;
    draft = next && { ...next, at: Date.now() };
    if (draft) drafts.set(of, draft);
    else drafts.drop(of);
  };
  /** The draft after what has been read since. */
  const current = (): KeptDraft | undefined => {
    const link = linkNow();
    if (draft && link) draft = { ...followLink(draft, link), at: draft.at };
    return draft;
  };

  const save = async () => {
    const link = linkNow();
    const now = current();
    tried = true;
    page.show();
    if (!now || !link || blockedBy(servers.get(serverId), link)) return;
    const stop =
      writableFields.find((field) => editProblem(field, now.edits) !== undefined) ??
      undecidedFields(now, link)[0];
    const fields = draftFields(now, link);
    if (stop !== undefined || Object.keys(fields).length === 0) {
      page.focus(inputId(stop ?? 'displayName'));
      return;
    }
    await vscode.commands.executeCommand('cucLinks.updateLink', { ...of, fields });
  };
  const close = () => {
    enter(undefined);
    page.show();
    page.focus(editButton);
  };
  const saved = (fields: UpdateRequest) => {
    const link = linkNow();
    const left = draft && link && afterSaving(draft, fields, link);
    if (!left) {
      close();
      return;
    }
    enter(left);
    page.show();
  };
  const cancel = async () => {
    const edits = Object.keys((draft ?? drafts.get(of))?.edits ?? {}).length;
    if (edits > 0 && !(await confirmDiscard())) return;
    close();
  };

  return {
    form() {
      const now = current();
      if (!now) return undefined;
      const server = servers.get(serverId);
      const link = linkNow();
      const name = linkName({ displayName: link?.displayName ?? now.seen.displayName }, linkKey);
      return buildForm({ draft: now, link, name, blocked: blockedBy(server, link), tried });
    },
    state: () => ({
      ...of,
      ...(draft ? { draft: { seen: draft.seen, edits: draft.edits, at: draft.at } } : {}),
    }),
    kept() {
      const kept = draft ? undefined : drafts.get(of);
      return (
        kept && {
          sentence: vscode.l10n.t('You have edits of {0} that are not saved.', dateText(new Date(kept.at))),
          goOn: vscode.l10n.t('Continue Editing'),
          discard: vscode.l10n.t('Discard Edits'),
        }
      );
    },
    open() {
      const link = linkNow();
      draft ??= drafts.get(of) ?? (link && { ...openDraft(link), at: Date.now() });
      page.show();
      page.focus(inputId('displayName'));
    },
    async answer(message) {
      switch (message.type) {
        case 'edits':
          if (draft) enter({ ...draft, edits: message.edits });
          page.show();
          return;
        case 'decide': {
          const link = linkNow();
          if (draft && link) enter(decided(draft, message.field, message.choice, link));
          page.show();
          return;
        }
        case 'save':
          return save();
        case 'cancel':
          return cancel();
      }
    },
    saved,
  };
}

function inputId(field: string): string {
  return `edit-${field}`;
}

/** Why the edits cannot be saved now; they stay. */
function blockedBy(server: Server | undefined, link: HttpsLink | undefined): Notice | undefined {
  if (!server)
    return errorNotice(vscode.l10n.t('Its server is not in the list any more. Your edits are kept.'));
  if (server.profile.readOnly)
    return errorNotice(`${readOnlySentence(server.profile)} ${vscode.l10n.t('Your edits are kept.')}`);
  if (link) return undefined;
  return server.state.kind === 'ready'
    ? errorNotice(vscode.l10n.t('The link is gone: nothing can be saved.'))
    : { kind: 'waiting', text: vscode.l10n.t('The link has not been read yet. Your edits are kept.') };
}

function confirmDiscard(): Promise<boolean> {
  return confirm(
    vscode.l10n.t('Discard your edits?'),
    vscode.l10n.t('They have not been sent, and cannot be brought back.'),
    vscode.l10n.t('Discard Edits'),
  );
}
