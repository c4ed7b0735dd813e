// Coverage by commune without outside tiles. The page gives its data by data-coverage-map (JSON: communes with code, name, lat,
// lon, members, professionals, share, shade, details by profession, link; and contours, a GeoJSON collection whose ids are the
// codes, empty when none was loaded). Each commune is a button with its figures; a table in the page says the same.
(() => {
  'use strict';
  const element = (name, text, css) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (css) made.className = css;
    return made;
  };
  const side = professionals => Math.round(Math.max(34, Math.min(84, 28 + 3 * Math.sqrt(professionals))));

  const popup = commune => {
    const box = element('div');
    box.append(element('b', commune.name), element('br'), `${commune.members} / ${commune.professionals}, ${commune.share || 'personne'}`);
    const table = element('table', '', 'map-details');
    const head = element('tr');
    for (const heading of ['', 'adhérents', 'autres']) {
      const cell = element('th', heading);
      cell.scope = 'col';
      head.append(cell);
    }
    table.append(head);
    for (const detail of commune.details) {
      const row = element('tr');
      const name = element('th', detail.label);
      name.scope = 'row';
      row.append(name, element('td', String(detail.members)), element('td', String(detail.others)));
      table.append(row);
    }
    const link = element('a', 'Qui manque');
    link.href = commune.link;
    box.append(table, link);
    return box;
  };

  const draw = (place, data) => {
    const map = L.map(place, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 4, maxZoom: 14, scrollWheelZoom: false });
    L.control.zoom({ zoomInTitle: 'Agrandir', zoomOutTitle: 'Réduire' }).addTo(map);
    L.control.attribution({ prefix: 'Leaflet' }).addAttribution('INSEE, IGN').addTo(map);
    const bounds = L.latLngBounds([]);
    const shades = new Map(data.communes.map(c => [c.code, c.shade]));
    for (const contour of data.contours?.features ?? []) {
      const layer = L.geoJSON(contour, { interactive: false, style: { className: 'coverage-area shade-' + (shades.get(contour.id) ?? 'none'), weight: 1 } }).addTo(map);
      bounds.extend(layer.getBounds());
    }
    // Those with many professionals first, so that the small ones lie over them.
    for (const commune of [...data.communes].sort((a, b) => b.professionals - a.professionals)) {
      const size = side(commune.professionals);
      const icon = L.divIcon({ className: 'coverage-mark shade-' + commune.shade, html: element('span', `${commune.members}/${commune.professionals}`), iconSize: [size, size] });
      const said = `${commune.name}\u00a0: ${commune.members} sur ${commune.professionals}, ${commune.share}`;
      const marker = L.marker([commune.lat, commune.lon], { icon, title: said, alt: said, riseOnHover: true }).addTo(map).bindPopup(() => popup(commune), { maxHeight: 320 });
      marker.getElement()?.setAttribute('aria-label', said);
      bounds.extend(marker.getLatLng());
    }
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.06), { maxZoom: 12 });
    else place.hidden = true;
    // The wheel scrolls the page until the map is in use.
    map.on('focus', () => map.scrollWheelZoom.enable());
    map.on('blur', () => map.scrollWheelZoom.disable());
  };

  for (const place of document.querySelectorAll('[data-coverage-map]')) {
    fetch(place.dataset.coverageMap, { headers: { Accept: 'application/json' } })
      .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))
      .then(data => draw(place, data))
      .catch(() => { place.textContent = 'La carte n’a pas pu être chargée\u00a0; le tableau donne les mêmes chiffres.'; });
  }
})();
