import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import { useWorkbench } from '../harness/useWorkbench.ts';
describe('probe', () => {
  const used = useWorkbench();
  it('x', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.open();
    const f = used.workbench.folder.settingsFile;
    let nav = 0;
    used.workbench.page.on('framenavigated', fr => { if (fr === used.workbench.page.mainFrame()) nav++; });
    const set = async (label: string, change: (s: any) => any) => {
      const next = change(JSON.parse(readFileSync(f, 'utf8')));
      writeFileSync(f + '.n', JSON.stringify(next)); renameSync(f + '.n', f);
      await new Promise(r => setTimeout(r, 5000));
      console.log(label, nav); nav = 0;
    };
    await new Promise(r => setTimeout(r, 3000));
    console.log(readFileSync(f,'utf8'));
    used.workbench.changeSettings({'editor.fontSize': 17});
    console.log(readFileSync(f,'utf8'));
    await new Promise(r => setTimeout(r, 5000)); console.log(nav); nav=0;
  });
});
