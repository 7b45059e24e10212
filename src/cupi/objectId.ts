/**
 * Whether an id may become part of a path. Ids are GUIDs; other servers may use others, but never an empty one
 * (`…/unjoin/` has an unknown effect, facts sheet 2.1) nor one that could change the path.
 */
export function isObjectId(text: string): boolean {
  return text.length <= 64 && /^[0-9A-Za-z-]+$/.test(text);
}
