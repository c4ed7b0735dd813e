// Keeps the page « Tenir la porte » open without network: the network first, and what the page put aside when it does not answer.
'use strict';
const patience = 6000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event;
  // Lists and acts are the affair of the page; only what it put aside is answered here.
  if (request.method !== 'GET' || new URL(request.url).searchParams.has('handler')) return;
  event.respondWith((async () => {
    const kept = await (await caches.open('tisserand-porte')).match(request, { ignoreVary: true });
    if (!kept) return fetch(request);
    const asked = fetch(request);
    asked.catch(() => {});
    try {
      const answer = await Promise.race([asked, new Promise((_, late) => setTimeout(late, patience, new Error('slow')))]);
      return answer.status >= 500 ? kept : answer;
    } catch {
      return kept;
    }
  })());
});
