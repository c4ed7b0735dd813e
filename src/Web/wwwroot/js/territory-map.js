// A map of communes without outside tiles. The page gives its data by data-territory-map (JSON: communes with code, name,
// population, lat, lon, state, link; optionally contours, a GeoJSON collection whose ids are the codes) and, where communes
// may be added, a form by data-add-form. A list in the page says the same to those who do not see or point.
(() => {
  'use strict';
  const number = new Intl.NumberFormat('fr-FR');
  const count = (n, one, many) => (number.format(n) + ' ' + (n < 2 ? one : many)).replace(/\u202f/g, '\u00a0');
  const radius = population => Math.max(4, Math.min(28, 3 + Math.sqrt(population) / 18));

  const label = commune => {
    const box = document.createElement('div');
    const name = document.createElement('b');
    name.textContent = commune.name;
    box.append(name, ' ', count(commune.population, 'habitant', 'habitants'));
    return box;
  };

  const popup = commune => {
    const box = label(commune);
    const link = document.createElement('a');
    link.href = commune.link;
    link.textContent = 'Dates, partie, retrait';
    box.append(document.createElement('br'), link);
    return box;
  };

  const choiceOf = form => {
    const chosen = new Map();
    const said = form.querySelector('[data-chosen]');
    const show = () => {
      form.hidden = chosen.size === 0;
      for (const old of form.querySelectorAll('[name="Input.Codes"]')) old.remove();
      let population = 0;
      for (const { commune } of chosen.values()) {
        const input = document.createElement('input');
        input.type = 'hidden';
        input.name = 'Input.Codes';
        input.value = commune.code;
        form.append(input);
        population += commune.population;
      }
      said.textContent = count(chosen.size, 'commune choisie', 'communes choisies') + ', ' + count(population, 'habitant', 'habitants');
    };
    const mark = (layer, on) => layer.getElement()?.classList.toggle('chosen', on);
    form.querySelector('[data-clear]').addEventListener('click', () => {
      for (const { layer } of chosen.values()) mark(layer, false);
      chosen.clear();
      show();
    });
    return (commune, layer) => {
      const on = !chosen.delete(commune.code);
      if (on) chosen.set(commune.code, { commune, layer });
      mark(layer, on);
      show();
    };
  };

  const draw = (place, data) => {
    const map = L.map(place, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 4, maxZoom: 14, scrollWheelZoom: false });
    L.control.zoom({ zoomInTitle: 'Agrandir', zoomOutTitle: 'Réduire' }).addTo(map);
    L.control.attribution({ prefix: 'Leaflet' }).addAttribution('INSEE, IGN').addTo(map);
    const contours = new Map((data.contours?.features ?? []).map(f => [f.id, f]));
    const form = place.dataset.addForm && document.getElementById(place.dataset.addForm);
    const choose = form && choiceOf(form);
    const bounds = { own: L.latLngBounds([]), near: L.latLngBounds([]) };
    // Neighbours first: the territory lies over them; large circles under small ones.
    const order = [...data.communes].sort((a, b) => (a.state === 'near' ? 0 : 1) - (b.state === 'near' ? 0 : 1) || b.population - a.population);
    for (const commune of order) {
      const style = { className: 'commune ' + commune.state, weight: 1 };
      const contour = contours.get(commune.code);
      const layer = contour
        ? L.geoJSON(contour, { style }).getLayers()[0]
        : L.circleMarker([commune.lat, commune.lon], { ...style, radius: radius(commune.population) });
      layer.addTo(map).bindTooltip(() => label(commune), { sticky: true });
      const around = commune.state === 'near' ? bounds.near : bounds.own;
      around.extend(contour ? layer.getBounds() : layer.getLatLng());
      if (commune.link) layer.bindPopup(() => popup(commune));
      else if (choose && commune.state === 'near') layer.on('click', () => choose(commune, layer));
    }
    const shown = bounds.own.isValid() ? bounds.own.pad(0.1) : bounds.near;
    if (shown.isValid()) map.fitBounds(shown, { maxZoom: 12 });
    else place.hidden = true;
    // The wheel scrolls the page until the map is in use.
    map.on('focus', () => map.scrollWheelZoom.enable());
    map.on('blur', () => map.scrollWheelZoom.disable());
  };

  for (const place of document.querySelectorAll('[data-territory-map]')) {
    fetch(place.dataset.territoryMap, { headers: { Accept: 'application/json' } })
      .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))
      .then(data => draw(place, data))
      .catch(() => { place.textContent = 'La carte n’a pas pu être chargée ; la liste donne les mêmes communes.'; });
  }
})();
