export function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  options?: { readonly seconds?: number; readonly every?: number; readonly ended?: Promise<unknown> },
): Promise<void>;
