import sax from 'sax';

/** What a request body says, or why it says nothing. */
export type Body = ReadonlyMap<string, string> | 'malformed' | 'wrongRoot';

/**
 * Reads `<root><Name>text</Name>…</root>` strictly: well-formed, no DOCTYPE, no unknown entities, one level of
 * children. Of a repeated element the last counts.
 */
export function readXml(text: string, root: string): Body {
  const fields = new Map<string, string>();
  const path: string[] = [];
  let rootName: string | undefined;
  let value = '';
  let bad = text.trim() === '';
  const parser = sax.parser(true, { trim: false, normalize: false });
  parser.ondoctype = () => (bad = true);
  parser.onerror = () => (bad = true);
  parser.onopentag = ({ name }) => {
    if (path.length === 0 && rootName !== undefined) bad = true;
    path.push(name);
    rootName ??= name;
    value = '';
    if (path.length > 2) bad = true;
  };
  const add = (part: string): void => {
    if (path.length === 2) value += part;
    else if (part.trim() !== '') bad = true;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = (name) => {
    if (path.length === 2) fields.set(name, value);
    path.pop();
  };
  try {
    parser.write(text.replace(/^\ufeff/u, '')).close();
  } catch {
    bad = true;
  }
  if (bad || rootName === undefined) return 'malformed';
  return rootName === root ? fields : 'wrongRoot';
}
