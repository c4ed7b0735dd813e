import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { icons, libraries } from './libraries.mjs';

const option = (name) => process.argv[process.argv.indexOf(name) + 1];

if (process.argv.includes('--packages')) {
  for (const library of libraries) console.log(library.package, library.version);
} else {
  build(option('--from'), option('--to'));
}

function build(packages, wwwroot) {
  rmSync(join(wwwroot, 'lib'), { recursive: true, force: true });
  const manifest = libraries.map((library) => {
    const source = join(packages, library.package);
    const target = join(wwwroot, 'lib', `${library.name}@${library.version}`);
    const written = [];
    for (const [from, to] of Object.entries(library.files)) {
      mkdirSync(dirname(join(target, to)), { recursive: true });
      cpSync(join(source, from), join(target, to));
      written.push(join(target, to));
    }
    if (library.fontFaces) written.push(writeFontFaces(source, target, library));
    if (library.sprite) written.push(writeSprite(source, join(wwwroot, library.sprite), library));
    return {
      name: library.package,
      version: library.version,
      licence: library.licence,
      files: written
        .map((file) => ({ path: relative(wwwroot, file), sha256: sha256(file) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    };
  });
  writeFileSync(join(wwwroot, 'lib', 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
}

function writeFontFaces(source, target, library) {
  const published = readFileSync(join(source, 'index.css'), 'utf8');
  const faces = Object.entries(library.fontFaces).map(([face, file]) => {
    const range = new RegExp(`/\\* ${face} \\*/[^}]*unicode-range: ([^;]+);`).exec(published)?.[1];
    if (!range) throw new Error(`No face ${face} in ${library.package}`);
    return `@font-face {
  font-family: 'Inter';
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url('${file}') format('woff2');
  unicode-range: ${range};
}
`;
  });
  writeFileSync(join(target, 'inter.css'), faces.join('\n'));
  return join(target, 'inter.css');
}

function writeSprite(source, file, library) {
  const unknown = icons.filter((icon) => !existsSync(join(source, 'icons/outline', `${icon}.svg`)));
  if (unknown.length > 0) throw new Error(`No such icon in ${library.package}: ${unknown.join(', ')}`);
  const symbols = icons.map((icon) => {
    const shapes = readFileSync(join(source, 'icons/outline', `${icon}.svg`), 'utf8')
      .replace(/^[^]*?<svg[^>]*>/, '')
      .replace('</svg>', '')
      .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '')
      .replace(/\s*\n\s*/g, '');
    return `<symbol id="i-${icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" `
      + `stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg">
<!-- ${library.package} ${library.version}, ${library.licence}: built by tools/front-end/build.sh -->
${symbols.join('\n')}
</svg>
`);
  return file;
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
