import type { DetailsModel, Field, FieldGroup } from '../hostMessage.ts';
import type { PageMessage } from '../pageMessage.ts';
import { backlogSection } from './backlog.ts';
import { element } from './element.ts';
import { morph } from './morph.ts';
import { noticeLook } from './noticeLook.ts';

type Say = (message: PageMessage) => void;

/**
 * Shows the model above and below the form, which is left alone. Where a part must be made anew, the keyboard focus goes
 * back to it, if it was in this page at all.
 */
export function render(head: HTMLElement, body: HTMLElement, model: DetailsModel, say: Say): void {
  const focused = document.hasFocus() ? document.activeElement?.id : undefined;
  take(head, header(model), ...notices(model, say), toolbar(model, say));
  take(
    body,
    ...model.groups.map((group, index) => fieldGroup(group, index, model.copyLabel, say)),
    ...(model.backlog ? [backlogSection(model.backlog)] : []),
    element('footer', { text: model.updated }),
  );
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

function take(part: HTMLElement, ...children: readonly HTMLElement[]): void {
  const fresh = element('div', { attributes: { id: part.id } }, ...children);
  if (part.children.length === fresh.children.length) morph(part, fresh);
  else part.replaceChildren(...fresh.children);
}

function notices({ notice, kept }: DetailsModel, say: Say): readonly HTMLElement[] {
  return [
    ...(notice ? [element('p', { text: notice.text, attributes: noticeLook(notice) })] : []),
    ...(kept ? [keptEdits(kept, say)] : []),
  ];
}

function keptEdits({ sentence, goOn, discard }: NonNullable<DetailsModel['kept']>, say: Say): HTMLElement {
  const button = (id: string, text: string, message: PageMessage) => {
    const made = element('button', { text, attributes: { id, type: 'button' } });
    made.addEventListener('click', () => say(message));
    return made;
  };
  return element(
    'div',
    { className: 'kept', attributes: { role: 'status' } },
    element('p', { text: sentence }),
    element(
      'div',
      { className: 'toolbar' },
      button('kept-edit', goOn, { type: 'action', action: 'edit' }),
      button('kept-discard', discard, { type: 'cancel' }),
    ),
  );
}

function header({ title, server, health }: DetailsModel): HTMLElement {
  return element(
    'header',
    {},
    element('h1', { text: title }),
    element('p', { className: 'server', text: server }),
    ...(health
      ? [
          element(
            'p',
            { className: 'health', attributes: { 'data-health': health.kind, 'aria-live': 'polite' } },
            element('strong', { text: health.word }),
            element('span', { text: health.sentence }),
          ),
        ]
      : []),
  );
}

function toolbar({ actions }: DetailsModel, say: Say): HTMLElement {
  const buttons = actions.map(({ id, label, enabled }) => {
    const button = element('button', { text: label, attributes: { id: `action-${id}`, type: 'button' } });
    button.disabled = !enabled;
    button.addEventListener('click', () => say({ type: 'action', action: id }));
    return button;
  });
  return element('div', { className: 'toolbar' }, ...buttons);
}

function fieldGroup(
  { title, fields, note }: FieldGroup,
  index: number,
  copyLabel: string,
  say: Say,
): HTMLElement {
  const id = `group-${index}`;
  return element(
    'section',
    { attributes: { 'aria-labelledby': id } },
    element('h2', { text: title, attributes: { id } }),
    element('dl', {}, ...fields.map((field) => fieldRow(field, copyLabel, say))),
    ...(note === undefined ? [] : [element('p', { className: 'note', text: note })]),
  );
}

/** The meaning appears beside the name on hover and on focus, and is read out as its description. */
function fieldRow(field: Field, copyLabel: string, say: Say): HTMLElement {
  const meaningId = `meaning-${field.name}`;
  const name = element('span', {
    className: 'name',
    text: field.name,
    attributes: { tabindex: '0', id: `name-${field.name}`, 'aria-describedby': meaningId },
  });
  const meaning = element('span', {
    className: 'meaning',
    text: field.meaning,
    attributes: { id: meaningId, role: 'tooltip' },
  });
  const value = element('span', { className: field.problem ? 'value problem' : 'value', text: field.value });
  return element(
    'div',
    { className: 'field' },
    element('dt', {}, name, meaning),
    element('dd', {}, value, ...copyButton(field, copyLabel, say)),
  );
}

function copyButton({ key, name }: Field, label: string, say: Say): readonly HTMLElement[] {
  if (key === undefined) return [];
  const button = element('button', {
    className: 'copy',
    text: label,
    attributes: { type: 'button', id: `copy-${key}`, 'aria-label': `${label} ${name}` },
  });
  button.addEventListener('click', () => say({ type: 'copy', field: key }));
  return [button];
}
