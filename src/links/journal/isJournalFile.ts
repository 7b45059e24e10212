export const journalExtension = '.jsonl';

export function isJournalFile(name: string): boolean {
  return name.endsWith(journalExtension);
}
