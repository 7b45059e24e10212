import './withoutEval.ts';
import { hostMessageSchema } from '../hostMessage.ts';
import type { PageMessage } from '../pageMessage.ts';
import type { PanelState } from '../panelState.ts';
import { dismissWithEscape } from './dismiss.ts';
import { createForm } from './form.ts';
import { render } from './render.ts';

interface Host {
  postMessage(message: PageMessage): void;
  setState(state: PanelState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const say = (message: PageMessage) => host.postMessage(message);
const [head, edit, body] = ['head', 'edit', 'body'].map((id) => document.getElementById(id));
const form = edit instanceof HTMLFormElement ? createForm(edit, say, host.setState.bind(host)) : undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = hostMessageSchema.safeParse(data);
  if (!message.success) return;
  if (message.data.type === 'focus') {
    document.getElementById(message.data.id)?.focus();
    return;
  }
  const { model, form: editing, state } = message.data;
  host.setState(state);
  if (head && body) render(head, body, model, say);
  form?.show(editing, state);
});
dismissWithEscape();
say({ type: 'ready' });
