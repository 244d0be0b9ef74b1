import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SAID = '/[A-Za-z]{2}/';
const ATTRIBUTES =
  '/^(label|title|placeholder|description|error|alt|aria-label|aria-description|question|consequence|nothingFoundMessage|offLabel|onLabel)$/';
const saidIn = (place) =>
  [
    `Literal[value=${SAID}]`,
    `TemplateLiteral > TemplateElement[value.raw=${SAID}]`,
    `ConditionalExpression > Literal[value=${SAID}]`,
    `LogicalExpression > Literal[value=${SAID}]`,
  ].map((text) => `${place} > ${text}`);

/** What a person reads lies in src/texts, so that it can be translated. */
const TEXTS = [
  `JSXText[value=${SAID}]`,
  `JSXAttribute[name.name=${ATTRIBUTES}] > Literal[value=${SAID}]`,
  ...saidIn(`JSXAttribute[name.name=${ATTRIBUTES}] > JSXExpressionContainer`),
  ...saidIn(':matches(JSXElement, JSXFragment) > JSXExpressionContainer'),
].map((selector) => ({
  selector,
  message: 'A text that a person reads lies in src/texts/<feature>.ts.',
}));

export default tseslint.config(
  { ignores: ['dist', 'test-results', 'src/api/schema.ts'] },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat['recommended-latest'],
  {
    files: ['src/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...TEXTS] },
  },
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'no-restricted-imports': ['error', { patterns: ['*/util*', '*/helper*', '*/common/*'] }],
    },
  },
);
