/** What VS Code knows the page of a link by, also to bring it back after a reload. */
export const panelViewType = 'cucLinks.linkDetails';
