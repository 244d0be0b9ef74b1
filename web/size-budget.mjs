// Fails the build when the first load (entry script, what it imports at once, style sheets) grows beyond its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 250 * 1000;

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Set(['index.html']);

function collect(chunk) {
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((sheet) => files.add(sheet));
  chunk.imports?.forEach((name) => collect(manifest[name]));
}

Object.values(manifest)
  .filter((chunk) => chunk.isEntry)
  .forEach(collect);

let total = 0;
for (const file of files) total += gzipSync(readFileSync(`dist/${file}`)).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `first load: ${kilobytes(total)} gzip in ${files.size} files (budget ${kilobytes(BUDGET_BYTES)})`,
);
if (total > BUDGET_BYTES) {
  console.error('The first load is over its budget: load the newest large import lazily.');
  process.exit(1);
}
