import tseslint from 'typescript-eslint';

// Data flows one way: surface → servers → links → cupi → http (sandbox stands alone). A folder may
// import itself and what is named here, nothing else of src/; only the outer folders may know vscode.
const mayImport = {
  http: [],
  cupi: ['http'],
  links: ['cupi', 'http'],
  sandbox: [],
  servers: ['links', 'cupi', 'http', 'sandbox'],
  ui: ['servers', 'links', 'cupi', 'http'],
  tree: ['ui', 'servers', 'links', 'cupi', 'http'],
  details: ['ui', 'servers', 'links', 'cupi', 'http'],
  attention: ['ui', 'servers', 'links', 'cupi', 'http'],
  documents: ['ui', 'servers', 'links', 'cupi', 'http'],
  commands: ['tree', 'details', 'documents', 'ui', 'servers', 'links', 'cupi', 'http'],
};
const withoutVscode = ['http', 'cupi', 'links', 'sandbox'];
// What only an `import()` may load, so that it is not read before it is needed.
const mayLoad = { servers: ['net'] };

function directionOf(folder) {
  const allowed = mayImport[folder];
  const patterns = [
    { regex: pathsExcept(folder, allowed), message: onlyFrom(folder, allowed) },
    ...(withoutVscode.includes(folder) ? [{ regex: '^vscode$', message: noVscodeIn(folder) }] : []),
  ];
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...loadingOf(folder)],
    },
  };
}

// The same of `import()`, which `no-restricted-imports` does not look at.
function loadingOf(folder) {
  const allowed = [...mayImport[folder], ...(mayLoad[folder] ?? [])];
  const rules = [
    { selector: loading(pathsExcept(folder, allowed)), message: onlyFrom(folder, allowed) },
    {
      selector: 'ImportExpression[source.type!="Literal"]',
      message: 'Write the path out, so that its direction can be seen.',
    },
  ];
  if (withoutVscode.includes(folder))
    rules.push({ selector: loading('^vscode$'), message: noVscodeIn(folder) });
  return rules;
}

function pathsExcept(folder, allowed) {
  const others = ['extension', 'net', ...Object.keys(mayImport)].filter(
    (name) => name !== folder && !allowed.includes(name),
  );
  return `^\\.\\./(\\.\\./)*(${others.join('|')})(/|\\.ts$)`;
}

// A pattern in a selector must not hold a slash.
function loading(pattern) {
  return `ImportExpression[source.value=/${pattern.replaceAll('/', '\\x2F')}/]`;
}

function onlyFrom(folder, allowed) {
  return `src/${folder} may import only: ${['itself', ...allowed].join(', ')}.`;
}

function noVscodeIn(folder) {
  return `src/${folder} must run without VS Code.`;
}

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.vscode-test', 'test/ui/output'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // The parser asks it itself; that it will move to a package of its own is only announced.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'fast-xml-parser', name: 'XMLValidator' }] },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      complexity: ['error', { max: 15, variant: 'modified' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  ...Object.keys(mayImport).map(directionOf),
  {
    files: ['src/**/*.ts'],
    // The others ask in modals, where nothing becomes a link.
    ignores: ['src/ui/{notice,confirm}.ts', 'src/commands/{reviewCertificate,flows/reviewTrust}.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['showInformationMessage', 'showWarningMessage', 'showErrorMessage'].map((property) => ({
          property,
          message: 'src/ui/notice.ts shows notifications: it keeps links out of them.',
        })),
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      'max-lines': 'off',
    },
  },
  { files: ['src/sandbox/main.ts'], rules: { 'no-console': 'off' } },
);
