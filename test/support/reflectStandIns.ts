// @peculiar/x509 loads tsyringe, which wants these while it loads and never calls for what they keep.
const names = ['getMetadata', 'getOwnMetadata', 'defineMetadata'].filter(
  (name) => !Reflect.has(Reflect, name),
);
for (const name of names) Reflect.set(Reflect, name, () => undefined);

/** To be called when @peculiar/x509 is loaded: other tests look at an untouched Reflect. */
export function removeStandIns(): void {
  for (const name of names) Reflect.deleteProperty(Reflect, name);
}
