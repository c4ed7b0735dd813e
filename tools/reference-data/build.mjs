// node build.mjs PACKAGE_DATA_DIR POINTS_CSV OUTPUT_DIR
// Turns @etalab/decoupage-administratif into the compact tables that the application embeds.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [source, pointsFile, target] = process.argv.slice(2)
const read = name => JSON.parse(readFileSync(join(source, `${name}.json`), 'utf8'))
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

function write(name, header, rows) {
  for (const row of rows) {
    for (const cell of row) {
      if (/[;\n\r]/.test(String(cell ?? ''))) throw new Error(`${name}: a cell holds a separator: ${cell}`)
    }
  }
  const text = [header, ...rows.map(row => row.map(cell => cell ?? '').join(';'))].join('\n') + '\n'
  writeFileSync(join(target, name), name.endsWith('.gz') ? gzipSync(Buffer.from(text, 'utf8'), { level: 9 }) : text)
  console.log(`${name}: ${rows.length}`)
}

const points = new Map(readFileSync(pointsFile, 'utf8').trim().split('\n').slice(1).map(line => {
  const [code, lon, lat, surface] = line.split(';')
  return [code, [lon, lat, surface]]
}))
const place = code => points.get(code) ?? ['', '', '']

const communes = read('communes').sort(byCode)
const present = communes.filter(c => c.type === 'commune-actuelle')
const codes = new Set(present.map(c => c.code))
const epci = read('epci').sort(byCode)
const epciOf = new Map(epci.flatMap(e => e.membres.map(m => [m.code, e.code])))
for (const code of epciOf.keys()) {
  if (!codes.has(code)) throw new Error(`EPCI member ${code} is not a present commune`)
}

// The populations inside epci.json are those of an older census: they are not taken; an EPCI has the sum of its communes.
write('communes-2026.csv.gz', 'code;nom;departement;region;epci;population_municipale;codes_postaux;lon;lat;surface_km2',
  present.map(c => [c.code, c.nom, c.departement, c.region, epciOf.get(c.code), c.population,
    (c.codesPostaux ?? []).join(' '), ...place(c.code)]))

write('arrondissements-municipaux-2026.csv', 'code;nom;commune;population_municipale;codes_postaux;lon;lat;surface_km2',
  communes.filter(c => c.type === 'arrondissement-municipal')
    .map(c => [c.code, c.nom, c.commune, c.population, (c.codesPostaux ?? []).join(' '), ...place(c.code)]))

write('communes-deleguees-associees-2026.csv.gz', 'code;nom;type;commune',
  communes.filter(c => c.type === 'commune-deleguee' || c.type === 'commune-associee')
    .map(c => [c.code, c.nom, c.type === 'commune-deleguee' ? 'deleguee' : 'associee', c.chefLieu]))

const former = present.flatMap(c => (c.anciensCodes ?? []).map(code => ({ code, commune: c.code }))).sort(byCode)
for (const f of former) {
  if (codes.has(f.code)) throw new Error(`${f.code} is both a former and a present code`)
}
write('anciens-codes-2026.csv.gz', 'ancien_code;commune', former.map(f => [f.code, f.commune]))

write('epci-2026.csv', 'siren;nom;type;financement', epci.map(e => [e.code, e.nom, e.type, e.modeFinancement]))
write('departements-2026.csv', 'code;nom;region;chef_lieu',
  read('departements').sort(byCode).map(d => [d.code, d.nom, d.region, d.chefLieu]))
write('regions-2026.csv', 'code;nom;chef_lieu', read('regions').sort(byCode).map(r => [r.code, r.nom, r.chefLieu]))
