// What design.md 2 and 4 ask of the bundles: no module twice, and sizes a person can see.

/** Throws where a module went into two bundles: it would be two states, and two classes. */
export function assertOneBundleEach(built) {
  const owner = new Map();
  const twice = [];
  for (const { name, metafile } of built) {
    for (const module of modulesOf(metafile)) {
      const first = owner.get(module);
      if (first === undefined) owner.set(module, name);
      else twice.push(`${module} is in ${first} and in ${name}`);
    }
  }
  if (twice.length > 0) throw new Error(`A module lives in one bundle only:\n${twice.join('\n')}`);
}

/** One line a bundle. */
export function sizeLines(built) {
  return built.map(({ name, metafile }) => {
    const bytes = bundleOf(metafile).bytes;
    return `dist/${`${name}.js`.padEnd(16)} ${(bytes / 1000).toFixed(1).padStart(7)} KB`;
  });
}

// Only what has bytes in the output counts: a module of types leaves none.
function modulesOf(metafile) {
  return Object.entries(bundleOf(metafile).inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([module]) => module);
}

function bundleOf(metafile) {
  const [, bundle] = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.js'));
  return bundle;
}
