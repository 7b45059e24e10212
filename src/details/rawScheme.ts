/** Of documents with a body as a server sent it. */
export const rawScheme = 'cuc-links';
