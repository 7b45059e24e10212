/** What the page's buttons ask for. */
export const actions = ['refresh', 'edit', 'unjoin', 'raw'] as const;
export type Action = (typeof actions)[number];
