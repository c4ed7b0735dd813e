// Reads a QR code from the camera or from a picture: by the browser where it can, else by the library « qr ».
let detector;
const reader = async () => {
  if (!detector) {
    const own = 'BarcodeDetector' in window && (await BarcodeDetector.getSupportedFormats()).includes('qr_code');
    if (own) {
      const built = new BarcodeDetector({ formats: ['qr_code'] });
      detector = async source => (await built.detect(source))[0]?.rawValue;
    } else {
      const { decodeQR } = await import('/lib/qr@0.7.0/decode.js');
      const canvas = document.createElement('canvas');
      const ink = canvas.getContext('2d', { willReadFrequently: true });
      detector = async source => {
        const [w, h] = [source.videoWidth || source.width, source.videoHeight || source.height];
        const scale = Math.min(1, 1000 / Math.max(w, h));
        [canvas.width, canvas.height] = [Math.round(w * scale), Math.round(h * scale)];
        ink.drawImage(source, 0, 0, canvas.width, canvas.height);
        try {
          return decodeQR(ink.getImageData(0, 0, canvas.width, canvas.height));
        } catch {
          return undefined; // No code in sight.
        }
      };
    }
  }
  return detector;
};

export const readPicture = async file => (await reader())(await createImageBitmap(file));

/** Shows the camera and calls `found` for each code, the same one not twice within three seconds; answers how to stop. */
export const watchCamera = async (video, found) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  const read = await reader();
  let [last, since, on] = ['', 0, true];
  (async () => {
    while (on) {
      const text = video.readyState >= 2 ? await read(video).catch(() => undefined) : undefined;
      if (text && on && (text !== last || Date.now() - since > 3000)) {
        [last, since] = [text, Date.now()];
        found(text);
      }
      await new Promise(next => setTimeout(next, 200));
    }
  })();
  return () => {
    on = false;
    stream.getTracks().forEach(track => track.stop());
    video.hidden = true;
  };
};
