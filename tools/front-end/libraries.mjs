// What the pages of Tisserand load in a browser. `files` maps a file of the npm package to its name in
// wwwroot/lib/NAME@VERSION/.
export const libraries = [
  {
    package: 'htmx.org', version: '2.0.11', licence: '0BSD', name: 'htmx',
    files: { 'dist/htmx.min.js': 'htmx.min.js', LICENSE: 'LICENSE' },
  },
  {
    package: 'bootstrap', version: '5.3.9', licence: 'MIT', name: 'bootstrap',
    files: {
      'dist/css/bootstrap.min.css': 'bootstrap.min.css',
      'dist/js/bootstrap.bundle.min.js': 'bootstrap.bundle.min.js',
      LICENSE: 'LICENSE',
    },
  },
  {
    package: 'leaflet', version: '1.9.4', licence: 'BSD-2-Clause', name: 'leaflet',
    files: {
      'dist/leaflet.js': 'leaflet.js',
      'dist/leaflet.css': 'leaflet.css',
      'dist/images/layers.png': 'images/layers.png',
      'dist/images/layers-2x.png': 'images/layers-2x.png',
      'dist/images/marker-icon.png': 'images/marker-icon.png',
      'dist/images/marker-icon-2x.png': 'images/marker-icon-2x.png',
      'dist/images/marker-shadow.png': 'images/marker-shadow.png',
      LICENSE: 'LICENSE',
    },
  },
  {
    package: '@fontsource-variable/inter', version: '5.3.0', licence: 'OFL-1.1', name: 'inter',
    files: {
      'files/inter-latin-wght-normal.woff2': 'inter-latin.woff2',
      'files/inter-latin-ext-wght-normal.woff2': 'inter-latin-ext.woff2',
      LICENSE: 'LICENSE',
    },
    // The two alphabets a French name can need; the browser loads the second only when a page uses it.
    fontFaces: { 'inter-latin-ext-wght-normal': 'inter-latin-ext.woff2', 'inter-latin-wght-normal': 'inter-latin.woff2' },
  },
  {
    // Reads QR codes where the browser cannot by itself.
    package: 'qr', version: '0.7.0', licence: 'MIT OR Apache-2.0', name: 'qr',
    files: { 'decode.js': 'decode.js', 'index.js': 'index.js', LICENSE: 'LICENSE', 'LICENSE-MIT': 'LICENSE-MIT' },
  },
  {
    package: '@tabler/icons', version: '3.51.0', licence: 'MIT', name: 'tabler-icons',
    files: { LICENSE: 'LICENSE' },
    sprite: 'icons.svg',
  },
];

/** Outline icons of Tabler that become `<symbol id="i-NAME">` of wwwroot/icons.svg. */
export const icons = `
  adjustments-horizontal alert-circle alert-triangle ambulance archive arrow-down arrow-left arrow-right arrow-up
  arrows-sort at ban bell book bookmark briefcase building building-bank building-community building-hospital
  calendar calendar-check calendar-due calendar-event calendar-plus calendar-time camera certificate chart-bar chart-line
  chart-pie check checklist checks chevron-down chevron-left chevron-right chevron-up circle-check circle-dashed circle-x
  clipboard-check clipboard-list clock clock-play coins copy currency-euro database database-export database-import
  device-mobile directions door-enter door-exit dots dots-vertical download edit external-link eye eye-off file file-certificate file-description
  file-export file-import file-spreadsheet file-text file-type-pdf filter filter-off first-aid-kit flag folder
  fingerprint gavel hand-click heart-handshake help-circle history home hourglass id-badge-2 inbox info-circle key language
  layout-list link list list-check lock lock-open login logout mail mail-forward map map-2 map-pin math-function
  menu-2 message messages minus mood-smile network notebook notes nurse paperclip pencil phone pig-money pill pin plus
  presentation printer qrcode question-mark receipt receipt-euro refresh report report-analytics route scale school
  search send settings share shield shield-check shield-lock sign-right signature sitemap sort-ascending
  sort-descending stethoscope tag target timeline timeline-event trash trending-up upload user user-check user-circle
  user-minus user-plus user-search users users-group user-shield versions video wallet world x zoom-in zoom-out
`.trim().split(/\s+/).sort();
