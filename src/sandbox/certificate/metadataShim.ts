/**
 * @peculiar/x509 is decorated with tsyringe, which insists on the metadata functions of Reflect while its modules
 * load, though nothing ever reads what it would store. This object of the whole process is shared with every other
 * extension, so it gets stand-ins for just that long and only where there are none (see makeCertificate.ts).
 */
const STAND_INS: Readonly<Record<string, () => undefined>> = {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
};
let added: string[] = [];

/** Adds what is missing. */
export function addStandIns(): void {
  added = Object.keys(STAND_INS).filter((name) => !Reflect.has(Reflect, name));
  for (const name of added) Reflect.set(Reflect, name, STAND_INS[name]);
}

/** Takes away what was added, nothing else. */
export function removeStandIns(): void {
  for (const name of added) Reflect.deleteProperty(Reflect, name);
  added = [];
}
