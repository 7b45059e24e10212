import type { Locator } from 'playwright-core';
import { until } from './until.ts';

/** As much of a field as it takes to see where a key goes. */
interface Field {
  readonly ownerDocument: { readonly defaultView: Keys };
}
interface Keys {
  keyReached?: boolean;
  addEventListener(
    kind: 'keydown',
    note: (event: { readonly target: unknown }) => void,
    options: { readonly capture: true; readonly once: true },
  ): void;
}

/** Presses a key in a field: a dialog that closes may take the focus away just then, and the key with it. */
export async function pressIn(field: Locator, key: string): Promise<void> {
  await until(`${key} reaches the field`, async () => {
    await field.evaluate((element: Field) => {
      const { defaultView: keys } = element.ownerDocument;
      keys.keyReached = false;
      const note = ({ target }: { readonly target: unknown }) => {
        keys.keyReached = target === element;
      };
      keys.addEventListener('keydown', note, { capture: true, once: true });
    });
    await field.press(key);
    return field.page().evaluate<boolean>('window.keyReached');
  });
}
