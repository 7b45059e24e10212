import type { PageMessage, PanelState } from '../pageMessage.ts';
import type { ShowModel } from '../detailsModel.ts';
import { dismissWithEscape } from './dismiss.ts';
import { render } from './render.ts';

interface Host {
  postMessage(message: PageMessage): void;
  setState(state: PanelState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const page = document.getElementById('page');

window.addEventListener('message', ({ data }: MessageEvent<ShowModel & { readonly state: PanelState }>) => {
  host.setState(data.state);
  if (page) render(page, data.model, (message) => host.postMessage(message));
});
dismissWithEscape();
host.postMessage({ type: 'ready' });
