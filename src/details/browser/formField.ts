import { longestText } from '../panelState.ts';
import type { FormField } from '../hostMessage.ts';
import type { PageMessage } from '../pageMessage.ts';
import { element } from './element.ts';
import { setText } from './setText.ts';

/** One field of the form, in which its person's word counts: what the host says changes nothing they have touched. */
export interface FieldPart {
  readonly row: HTMLElement;
  /** The edit beside its key; none for a field that is as the server has it. */
  edit(): readonly (readonly [key: string, value: string | boolean])[];
  show(field: FormField): void;
}

export function createFormField(first: FormField, say: (message: PageMessage) => void): FieldPart {
  const { key, kind } = first;
  const isText = kind === 'text';
  const input = element('input', {
    attributes: {
      id: `edit-${key}`,
      type: isText ? 'text' : 'checkbox',
      autocomplete: 'off',
      spellcheck: 'false',
      ...(isText ? { maxlength: String(longestText) } : {}),
    },
  });
  const label = element('label', { text: first.label, attributes: { for: input.id } });
  const hint = element('p', { className: 'hint', attributes: { id: `hint-${key}` } });
  const error = element('p', { className: 'problem', attributes: { id: `error-${key}` } });
  let server = first.server;
  let edited = first.edited;

  const set = (value: FormField['value']) => {
    if (isText) {
      const text = typeof value === 'string' ? value : '';
      if (input.value !== text) input.value = text;
    } else input.checked = value === true;
  };
  const value = () => (isText ? input.value : input.checked);
  // A text that the server has not given is an empty one.
  const untouched = () => (isText ? (server ?? '') : server);
  set(first.value);
  input.addEventListener('input', () => {
    edited = value() !== untouched();
  });

  const conflict = createConflict(key, (choice) => {
    if (choice === 'take') {
      edited = false;
      set(server);
    }
    say({ type: 'decide', field: key, choice });
    input.focus();
  });
  return {
    row: element(
      'div',
      { className: isText ? 'form-field' : 'form-field switch' },
      ...(isText ? [label, input] : [input, label]),
      hint,
      error,
      conflict.box,
    ),
    edit: () => (edited ? [[key, value()]] : []),
    show(field) {
      server = field.server;
      if (!edited) set(field.server);
      input.disabled = field.locked;
      setText(hint, field.hint);
      setText(error, field.error ?? '');
      error.hidden = field.error === undefined;
      conflict.show(field.conflict);
      const described = [hint, ...(field.error ? [error] : []), ...(field.conflict ? [conflict.box] : [])];
      input.setAttribute('aria-describedby', described.map(({ id }) => id).join(' '));
      input.setAttribute('aria-invalid', String(field.error !== undefined));
    },
  };
}

/** The question about a field that somebody else has changed. It is always there, so that its coming is read out. */
function createConflict(key: string, decide: (choice: 'take' | 'keep') => void) {
  const sentence = element('p', {});
  const button = (choice: 'take' | 'keep') => {
    const made = element('button', { attributes: { type: 'button', id: `${choice}-${key}` } });
    made.addEventListener('click', () => decide(choice));
    return made;
  };
  const [take, keep] = [button('take'), button('keep')] as const;
  const buttons = element('div', { className: 'toolbar' }, take, keep);
  const box = element(
    'div',
    { className: 'conflict', attributes: { id: `conflict-${key}`, 'aria-live': 'polite' } },
    sentence,
    buttons,
  );
  return {
    box,
    show(conflict: FormField['conflict']) {
      setText(sentence, conflict?.sentence ?? '');
      setText(take, conflict?.take ?? '');
      setText(keep, conflict?.keep ?? '');
      buttons.hidden = conflict === undefined;
      box.classList.toggle('open', conflict !== undefined);
    },
  };
}
