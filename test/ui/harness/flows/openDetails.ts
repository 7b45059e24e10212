import type { Pages } from '../pages.ts';
import { inTime, until } from '../until.ts';

/** Opens the page of the only link of that name by a click on its row. */
export async function openDetails({ serversView, details }: Pages, name: string): Promise<void> {
  // A row that is drawn anew swallows the click.
  await until(`the page of ${name} is open`, async () => {
    await serversView.links(name).click();
    return inTime(details.heading(name));
  });
}
