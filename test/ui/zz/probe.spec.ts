import { execSync } from 'node:child_process';
import { useWorkbench } from '../harness/useWorkbench.ts';
describe('probe', () => {
  const used = useWorkbench();
  it('x', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serversView.welcome.getByRole('button', { name: 'Start the sandbox' }).click();
    await serverRow.waitFor('CUC-HUB', 'links');
    await new Promise(r => setTimeout(r, 6000));
    used.workbench.page.on('framenavigated', f => console.log('nav', f.url().slice(0,120)));
    used.workbench.page.on('console', m => console.log('console', m.text().slice(0,300)));
    used.workbench.page.on('pageerror', m => console.log('pageerror', m));
    console.log('CHANGE'); used.workbench.changeSettings({ 'editor.fontSize': 13 });await new Promise(r => setTimeout(r, 4000));console.log('CHANGE2');used.workbench.changeSettings({ 'cucLinks.format': 'json' });
    await new Promise(r => setTimeout(r, 4000));
    console.log(await used.workbench.pages.serversView.labels());
    await used.workbench.page.screenshot({ path: '/tmp/ui2/probe.png' });
    execSync(`rm -rf /tmp/ui2/logs; cp -r ${used.workbench.folder.userData}/logs /tmp/ui2/logs`);
  });
});
