import * as z from 'zod/mini';
import { draftSchema, type KeptDraft, type PanelLink } from './panelState.ts';

/** Edits that were neither saved nor discarded, by link: they outlive their page and the window. */
export interface Drafts {
  get(link: PanelLink): KeptDraft | undefined;
  /** Keeps a draft; one without an edit stands for none. */
  set(link: PanelLink, draft: KeptDraft): void;
  /** They were saved or discarded. */
  drop(link: PanelLink): void;
  /**
   * What a page still had that is opened again after a reload, or what is kept here if that is newer. VS Code may have
   * stored the page's own state long before, even before its form was opened; and what has been saved or discarded since
   * must not come back.
   */
  newest(link: PanelLink, reloaded: KeptDraft | undefined): KeptDraft | undefined;
}

const storageKey = 'cucLinks.drafts';
/** The newest with edits, and the newest without; nobody comes back to more. */
const mostDrafts = 20;

const keptSchema = z.array(z.extend(draftSchema, { serverId: z.string(), linkKey: z.string() }));

/** As much of VS Code's own as is needed. */
interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Keeps them in the state of the workspace, which is this window's own. */
export function createDrafts(state: Memento): Drafts {
  const stored = keptSchema.safeParse(state.get(storageKey));
  let kept = stored.success ? stored.data : [];
  const find = ({ serverId, linkKey }: PanelLink) =>
    kept.find((one) => one.serverId === serverId && one.linkKey === linkKey);
  const edited = (draft: KeptDraft | undefined) =>
    draft && Object.keys(draft.edits).length > 0 ? draft : undefined;
  const set = (link: PanelLink, draft: KeptDraft) => {
    const before = find(link);
    if (!before && !edited(draft)) return;
    const { serverId, linkKey } = link;
    const all = [{ ...draft, serverId, linkKey }, ...kept.filter((one) => one !== before)];
    const isEdited = (one: KeptDraft) => edited(one) !== undefined;
    // What has been saved must not push out what has not.
    kept = [
      ...all.filter(isEdited).slice(0, mostDrafts),
      ...all.filter((one) => !isEdited(one)).slice(0, mostDrafts),
    ];
    void state.update(storageKey, kept);
  };
  return {
    get: (link) => edited(find(link)),
    set,
    // Its time stays, so that a page that still has them is known to be older.
    drop: (link) => set(link, { seen: {}, edits: {}, at: Date.now() }),
    newest(link, reloaded) {
      const here = find(link);
      return here && here.at >= (reloaded?.at ?? 0) ? edited(here) : reloaded;
    },
  };
}
