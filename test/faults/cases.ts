/** One fault of the list that the transport is proved against. */
export interface FaultCase {
  readonly title: string;
  /** Where the result differs from the one the list expects, and why. */
  readonly differs?: string;
}

/** The 89 faults by number. A case passes when every test whose title starts with its number passes. */
export const faultCases: Readonly<Record<number, FaultCase>> = {
  1: { title: 'host name unknown' },
  2: { title: 'name service fails for the moment' },
  3: { title: 'connection refused' },
  4: { title: 'connect is never answered' },
  5: {
    title: 'host or network unreachable',
    differs: 'EHOSTUNREACH and ENETDOWN cannot be had at once; they take the way of ENETUNREACH',
  },
  6: { title: 'several addresses, the first is dead' },
  7: { title: 'TCP accepted, TLS never answered' },
  8: { title: 'plain HTTP on the port' },
  9: {
    title: 'another protocol on the port',
    differs:
      'before TLS nothing of HTTP is spoken, so it is no TLS service; a breach of protocol is what it is inside TLS',
  },
  10: { title: 'TLS 1.1 only, or no cipher in common' },
  11: {
    title: 'certificate key that BoringSSL refuses',
    differs: 'BoringSSL of desktop VS Code refuses more kinds; here it is a key that no library can read',
  },
  12: { title: 'self-signed certificate, unknown' },
  13: { title: 'self-signed certificate, pinned' },
  14: { title: 'pinned certificate replaced' },
  15: { title: 'certificate swapped between two connections' },
  16: { title: 'certificate expired' },
  17: { title: 'certificate not yet valid' },
  18: { title: 'certificate for another name' },
  19: { title: 'private root, incomplete chain' },
  20: { title: 'environment and settings that weaken TLS' },
  21: { title: 'client certificate demanded' },
  22: { title: 'reset during the handshake' },
  23: { title: 'proxy down' },
  24: { title: 'proxy wants a password' },
  25: { title: 'proxy refuses' },
  26: { title: 'intercepting proxy' },
  27: { title: 'target that needs no proxy' },
  28: { title: 'request never answered', differs: 'the 120 s of a write are its total as well' },
  29: { title: 'headers byte by byte' },
  30: { title: 'body stops midway' },
  31: { title: 'body drips' },
  32: { title: 'endless 1xx' },
  33: { title: 'cancel in every phase' },
  34: { title: 'sleep of the machine' },
  35: { title: 'answer after the end' },
  36: { title: 'idle connection closed, for a read' },
  37: { title: 'closed before the answer, for a write' },
  38: { title: 'reset before the headers or in the body' },
  39: {
    title: 'shorter than Content-Length',
    differs: 'then cut off, not partial: that is said of a list whose total and rows differ',
  },
  40: {
    title: 'last chunk missing',
    differs: 'then cut off, not partial: that is said of a list whose total and rows differ',
  },
  41: { title: 'no length, ended by the close' },
  42: { title: 'lengths that contradict each other' },
  43: { title: 'bytes that are no HTTP' },
  44: { title: 'too many headers' },
  45: {
    title: 'bytes after the answer',
    differs:
      'bytes that come only after the next request went out cannot be told from its answer: so a link with another id than was asked for is refused as well',
  },
  46: { title: 'body where none belongs, none where one does' },
  47: { title: 'compressed without being asked' },
  48: {
    title: 'cookies on every answer',
    differs: 'kept and sent back by design, up to 50: cookies are the session (design.md 4.4)',
  },
  49: { title: 'redirects' },
  50: { title: 'wrong password' },
  51: { title: 'wrong password, 20 requests at once' },
  52: { title: '403' },
  53: { title: '404' },
  54: { title: '405, 406 and 415' },
  55: { title: 'busy, with a short Retry-After' },
  56: { title: 'Retry-After that is no use' },
  57: { title: '500 with the words of the vendor' },
  58: { title: 'HTML page of a load balancer' },
  59: { title: 'sign-in page with status 200' },
  60: {
    title: 'status numbers that are none',
    differs: '1xx and then the end of the connection is a cut, after which a read is repeated',
  },
  61: { title: 'busy on and off' },
  62: {
    title: 'body over the limit',
    differs: 'an error status stays what it says, without its words',
  },
  63: { title: 'XML cut between two records' },
  64: { title: 'DOCTYPE and entities' },
  65: { title: 'very deep or very long XML' },
  66: { title: 'names of the prototype' },
  67: {
    title: 'broken JSON',
    differs: 'a byte order mark is dropped, and 1e400 marks its field: neither loses a link (design.md 4.3)',
  },
  68: {
    title: 'wrong charset, invalid bytes',
    differs:
      'wrong bytes are a clear error and no list: nobody can tell what they stand for; what is rightly encoded and cannot be shown is shown with a replacement',
  },
  69: {
    title: 'total and rows differ',
    differs: 'the list of links has no pages, so no second one is asked for',
  },
  70: {
    title: 'unusual shapes',
    differs: 'a row that is no object at all makes the list an error (design.md 4.3)',
  },
  71: {
    title: 'text that wants to be more than text',
    differs: 'nothing is exported, so there is no CSV; tree, tooltip and page are proved in test/ui',
  },
  72: { title: 'join carried out, answer lost' },
  73: { title: 'join not carried out, connection lost' },
  74: { title: 'join carried out late' },
  75: { title: 'lost answer that cannot be looked up' },
  76: { title: 'already exists' },
  77: {
    title: 'answer to an update lost',
    differs:
      'a link that is still as it was before is no conflict: it is looked at again, and then not carried out so far',
  },
  78: { title: 'answer to an unjoin lost' },
  79: {
    title: 'change of several steps',
    differs: 'only joins of several servers have steps: going on is offered, undoing is an unjoin of its own',
  },
  80: { title: 'half of a bulk run fails' },
  81: { title: 'window closed during a change' },
  82: { title: 'the same change twice' },
  83: { title: 'changed by someone else meanwhile' },
  84: { title: 'stored password lost' },
  85: { title: 'password cannot be stored' },
  86: {
    title: 'password changed in another window',
    differs:
      'a live session goes on with its cookies (design.md 4.4); the next sign-in takes the new password',
  },
  87: { title: 'password with every kind of character' },
  88: { title: 'end with requests under way' },
  89: {
    title: 'other extensions',
    differs: 'zod keeps settings that all its copies share; nothing else is new',
  },
};
