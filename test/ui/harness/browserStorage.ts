import type { Page } from 'playwright-core';

const read = `(async () => {
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const all = (method) => new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store)[method]();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const values = (await all('getAll')).map((value) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value);
      databases.push({ name, store, keys: await all('getAllKeys'), values });
    }
    database.close();
  }
  return [JSON.stringify(databases), ...Object.entries(localStorage).flat(), ...Object.entries(sessionStorage).flat(),
    document.cookie].join('\\n');
})()`;

/** All that VS Code keeps in the browser for its page: local and session storage, every database, cookies. */
export function browserStorage(page: Page): Promise<string> {
  return page.evaluate<string>(read);
}
