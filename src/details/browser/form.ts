import type { FormModel } from '../hostMessage.ts';
import type { PageMessage } from '../pageMessage.ts';
import { editsSchema, type PanelState } from '../panelState.ts';
import { element } from './element.ts';
import { createFormField, type FieldPart } from './formField.ts';
import { noticeLook } from './noticeLook.ts';
import { setText } from './setText.ts';

type Draft = NonNullable<PanelState['draft']>;

/** The form of the page. It is made once and then only told what is new: nobody loses what they type, or their place. */
export interface Form {
  show(model: FormModel | undefined, state: PanelState): void;
}

export function createForm(
  form: HTMLFormElement,
  say: (message: PageMessage) => void,
  keep: (state: PanelState) => void,
): Form {
  let parts: Parts | undefined;
  let state: PanelState | undefined;

  const changed = () => {
    const draft = state?.draft;
    if (!parts || !state || !draft) return;
    const edits = parts.edits();
    keep({ ...state, draft: { ...draft, edits, at: Date.now() } });
    say({ type: 'edits', edits });
  };
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say({ type: 'save' });
  });

  return {
    show(model, now) {
      state = now;
      if (!model) {
        form.hidden = true;
        form.replaceChildren();
        parts = undefined;
        return;
      }
      if (!parts) {
        parts = createParts(model, say);
        form.replaceChildren(...parts.elements);
        form.setAttribute('aria-labelledby', 'edit-title');
        form.hidden = false;
      }
      parts.show(model);
      // What was typed while this message was on its way is not in it.
      if (now.draft) keep({ ...now, draft: { ...now.draft, edits: parts.edits() } });
    },
  };
}

interface Parts {
  readonly elements: readonly HTMLElement[];
  edits(): Draft['edits'];
  show(model: FormModel): void;
}

function createParts(model: FormModel, say: (message: PageMessage) => void): Parts {
  const title = element('h2', { attributes: { id: 'edit-title' } });
  const blocked = element('p', {});
  const status = element('p', { className: 'status', attributes: { id: 'edit-status', role: 'status' } });
  const save = element('button', { className: 'primary', attributes: { id: 'edit-save', type: 'submit' } });
  const cancel = element('button', { attributes: { id: 'edit-cancel', type: 'button' } });
  cancel.addEventListener('click', () => say({ type: 'cancel' }));
  const fields = new Map<string, FieldPart>(
    model.fields.map((field) => [field.key, createFormField(field, say)]),
  );
  return {
    elements: [
      title,
      blocked,
      ...[...fields.values()].map(({ row }) => row),
      status,
      element('div', { className: 'toolbar' }, save, cancel),
    ],
    edits: () => editsSchema.parse(Object.fromEntries([...fields.values()].flatMap((part) => part.edit()))),
    show(now) {
      setText(title, now.title);
      const look = now.blocked ? noticeLook(now.blocked) : {};
      for (const [name, value] of Object.entries(look)) blocked.setAttribute(name, value);
      setText(blocked, now.blocked?.text ?? '');
      blocked.hidden = now.blocked === undefined;
      setText(status, now.status);
      setText(save, now.save);
      setText(cancel, now.cancel);
      // Not `disabled`, which would take the keyboard from it.
      save.setAttribute('aria-disabled', String(now.blocked !== undefined));
      for (const field of now.fields) fields.get(field.key)?.show(field);
    },
  };
}
