/** Of our read-only pages of plain text. */
export const textScheme = 'cuc-links-text';
