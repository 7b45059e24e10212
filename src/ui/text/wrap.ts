/** Beside the sidebar and the minimap of a window 1,280 pixels wide. */
const width = 84;

/** A sentence as lines of at most that many characters, the second and later ones indented. Blanks before it stay. */
export function wrap(text: string, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line === undefined) line = word;
    else if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = `${line} ${word}`;
  }
  return [...lines, line ?? ''];
}
