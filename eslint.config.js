// Lint rules: strict type-checked TypeScript, and the one-way flow core ← store ← ingest · analytics · dashboard.
import tseslint from 'typescript-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';

/** Which top-level folders a folder may import, besides itself. */
const mayImport = {
  core: [],
  store: ['core'],
  ingest: ['core', 'store'],
  analytics: ['core', 'store'],
  dashboard: ['core', 'store'],
  fixtures: ['core'],
};

const folders = Object.keys(mayImport);
const flow = folders.flatMap((target) =>
  folders
    .filter((from) => from !== target && !mayImport[target].includes(from))
    .map((from) => ({
      target: `./${target}`,
      from: `./${from}`,
      message: `${target} may not import ${from}: see ARCHITECTURE.md`,
    })),
);
const algorithmsAlone = folders.map((from) => ({
  target: './analytics/algorithms',
  from: `./${from}`,
  ...(from === 'analytics' ? { except: ['./algorithms'] } : {}),
  message: 'analytics/algorithms imports only itself',
}));
const partsDoNotImportAssembly = folders.map((target) => ({
  target: `./${target}`,
  from: ['./main.ts', './cli.ts', './tests', './bench'],
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'analytics/algorithms/assembly/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.server.json' })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...flow, ...algorithmsAlone, ...partsDoNotImportAssembly] },
      ],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Closed sets are unions of plain words.' },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text reaches HTML only through JSX.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['tests/**', 'bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['analytics/algorithms/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
);
