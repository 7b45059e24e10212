/**
 * Where the sandbox does something that no source states for a real server, one sentence each. The README section on
 * the sandbox is written from this list. "By seed" means: drawn once per run, so that nothing can lean on it.
 */
export const GUESSES: readonly string[] = [
  // Errors
  'Codes and texts in ErrorDetails are made up, and differ by seed.',
  'The HTTP status of a refused join, update or unjoin is 400, 403 or 500, by seed.',
  'Errors are XML even when JSON was asked for, in some runs JSON, with or without an outer ErrorDetails key, by seed.',
  'Error pages other than that of 401 are HTML too.',
  '405 answers carry an Allow header.',
  'Bodies over 64 KiB are answered with 413.',
  // Formats
  'When Accept names neither XML nor JSON, a JSON Content-Type makes the answer JSON, otherwise it is XML.',
  'An Accept header that allows neither XML nor JSON (nor plain text, where that is the answer) is answered with 406.',
  'Request bodies are read strictly: bad syntax, a wrong root element, a DOCTYPE or nested elements are 400.',
  'Field names in requests are case-sensitive; values are trimmed, except RemotePassword.',
  'A time that never was is absent, empty or 0, by seed.',
  'The root elements of the version and cluster answers in XML are VersionInformation and Servers.',
  'Text answers say text/plain or application/xml, by seed; the success texts differ by seed.',
  'The Location of a 201 is right or has its path doubled, and a 204 has a Content-Type or none, by seed.',
  'Releases before 10 answer 404 for HTTPS links.',
  // Sessions and limits
  'A request without Authorization needs a session cookie and the token cookie; both suffice for every method.',
  'Tokens are renewed after 4 minutes and the old one is good for another minute; sessions end after 30 idle minutes.',
  'Session times, limits and lockouts run in real time, whatever the speed of the run.',
  'The fourth Basic sign-in within a second is answered with 503 and not counted as wrong.',
  'Every request takes at least 30 ms; a sixth at once waits 20 ms and is then answered with 503, much sooner than on a real server.',
  'Five wrong passwords in a row lock the account for two minutes, much shorter than on a real server; wrong sign-ins of joins count at the remote location.',
  // Join
  'Options left out of a join count as UseSSL true, certificate options false, both synchronizations on.',
  'The order in which a join is checked; the remote password is used only after the certificate was accepted.',
  'The far end shows its link at once, with the same certificate options.',
  'Links waiting for removal do not count towards the limit of five, but keep their two locations from being joined again, and names and SMTP domains in use, until the cleanup.',
  'A join takes one and a half seconds and an unreachable server six, divided by the speed.',
  'RemoteServer may be 127.0.0.1 with the port of a simulated location, which stands for its host name.',
  'A certificate name must equal RemoteServer in full; a short name or an address does not match.',
  // Update
  'An update may send a part of the writable fields, and none of them is mandatory.',
  'An update that would switch SyncDistributionLists off is refused or, with success, ignored, by seed.',
  'RemoteServer in an update must lead to the same location.',
  'A link that is pending removal cannot be updated.',
  'UseSSL can be switched off by an update, and the feed addresses then begin with http.',
  // Unjoin
  'Unjoining a link twice is refused.',
  'Unjoinself on a location without links is refused or succeeds, by seed.',
  'The other end marks its link at its first sync after the removal; an end whose reader does not run never does.',
  'After the cleanup task of its own location (22:00 there, twelve hours after the start of a run) a link is gone from list and view.',
  'Unjoin without an id is answered with 404.',
  // Synchronization
  'How long cycles take and how fast change numbers grow; synchronization stops once a link is marked for removal.',
  'A failing poll sets the times of last sync and last failure to the same second.',
  'In the cluster in alert mode the port stands for its subscriber, and the publisher is shown as down.',
  'The Date header of answers is the clock of the simulated network.',
];
