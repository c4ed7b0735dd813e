// A frame in which one signs with a finger, a pen or a mouse; what is drawn is written as « M12 40L13 42 15 44 » on a grid of 600 by 200.
const width = 600, height = 200, most = 6000;

export const signaturePad = (canvas, changed = () => {}) => {
  const ink = canvas.getContext('2d');
  let strokes = [];
  let current = null;
  Object.assign(ink, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#12242b' });

  const place = event => {
    const box = canvas.getBoundingClientRect();
    const within = (at, side) => Math.min(side, Math.max(0, Math.round(at)));
    return [within((event.clientX - box.left) / box.width * width, width), within((event.clientY - box.top) / box.height * height, height)];
  };
  const text = () => strokes.map(s => 'M' + s.map(([x, y], i) => (i === 1 ? 'L' : i ? ' ' : '') + x + ' ' + y).join('')).join('');

  canvas.addEventListener('pointerdown', event => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    strokes.push(current = [place(event)]);
  });
  canvas.addEventListener('pointermove', event => {
    if (!current) return;
    const from = current.at(-1), to = place(event);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 4 || text().length > most - 20) return;
    current.push(to);
    ink.beginPath();
    ink.moveTo(...from);
    ink.lineTo(...to);
    ink.stroke();
  });
  const end = () => {
    if (!current) return;
    current = null;
    changed(text());
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);

  return {
    text,
    isDrawn: () => strokes.reduce((points, s) => points + s.length, 0) >= 5,
    clear() {
      strokes = [];
      ink.clearRect(0, 0, canvas.width, canvas.height);
      changed('');
    },
  };
};

// On a form: the drawing goes into the hidden field that the frame names.
for (const canvas of document.querySelectorAll('canvas[data-field]')) {
  const field = document.getElementById(canvas.dataset.field);
  const pad = signaturePad(canvas, drawn => { field.value = drawn; });
  canvas.closest('[data-signature]').hidden = false;
  document.getElementById(canvas.dataset.clears)?.addEventListener('click', () => pad.clear());
}
