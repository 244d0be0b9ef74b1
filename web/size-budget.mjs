// Fails the build when a component of Mantine has no styles, and when the first load (entry script, what it imports at once, style sheets) grows beyond its budget.
import { readdirSync, readFileSync } from 'node:fs';
import { firstLoad } from './first-load.mjs';

const BUDGET_BYTES = 250 * 1000;

const sizes = firstLoad('dist');
const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `first load: ${kilobytes(total)} gzip in ${sizes.length} files (budget ${kilobytes(BUDGET_BYTES)})`,
);
if (total > BUDGET_BYTES) {
  console.error('The first load is over its budget: load the newest large import lazily.');
  process.exit(1);
}

/** Mantine names the styles of a component alike in its code and in its sheets. */
const STYLES = 'node_modules/@mantine/core/styles/';
const namesIn = (text) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
const textOf = (extension) =>
  readdirSync('dist/assets')
    .filter((file) => file.endsWith(extension))
    .map((file) => readFileSync(`dist/assets/${file}`, 'utf8'))
    .join('\n');

const used = namesIn(textOf('.js'));
const styled = namesIn(textOf('.css'));
const missing = readdirSync(STYLES)
  .filter((file) => file.endsWith('.css') && !file.endsWith('.layer.css'))
  .filter((file) =>
    [...namesIn(readFileSync(STYLES + file, 'utf8'))].some(
      (name) => used.has(name) && !styled.has(name),
    ),
  );
if (missing.length > 0) {
  console.error(
    `src/shell/mantine.css lacks the styles of components that the page has: ${missing.join(', ')}`,
  );
  process.exit(1);
}
