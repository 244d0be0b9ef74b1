import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes, gzip, of what a first visit loads: the page, its entry script, what that imports at once, style sheets. */
export function firstLoad(dist) {
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'));
  const files = new Set(['index.html']);
  const collect = (chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.css?.forEach((sheet) => files.add(sheet));
    chunk.imports?.forEach((name) => collect(manifest[name]));
  };
  Object.values(manifest)
    .filter((chunk) => chunk.isEntry)
    .forEach(collect);
  return [...files].map((file) => gzipSync(readFileSync(`${dist}/${file}`)).length);
}
