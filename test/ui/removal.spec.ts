import { sameToast } from './harness/changeTexts.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { until } from './harness/until.ts';
import { listLocations } from './harness/flows/listLocations.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('the removal of a link whose ends are both configured', () => {
  const used = useWorkbench({ sandbox: {} });
  const rest = 'London has not noticed yet: it does when it next synchronizes (about every 15 minutes;';

  before(async () => {
    const { pages } = used.workbench;
    await listLocations(used, { Hub: 'CUC-HUB', London: 'CUC-LON-01' });
    await pages.serverRow.waitUntilRead('Hub', 5);
    await pages.serverRow.waitUntilRead('London', 2);
  });

  it('says what remains to happen on each end, and when', async () => {
    const { serversView, modal, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-LON-01'), 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin CUC-LON-01 from Hub?');
    await modal.click('Unjoin');
    const marked = 'It disappears after the nightly cleanup task (22:00 by default).';
    await notifications.waitFor(`Hub: CUC-LON-01 is marked for removal. ${marked} ${rest}`);
    await sameToast('unjoin: done, both ends known', 'Hub: CUC-LON-01', used.workbench.pages);
  });

  it('goes on to say so on the page of the link', async () => {
    const { details } = used.workbench.pages;
    await openDetails(used.workbench.pages, 'CUC-LON-01');
    await until('the page says what remains', async () => (await details.healthSentence()).includes(rest));
  });
});
