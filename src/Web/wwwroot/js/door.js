// « Tenir la porte »: a list to touch, codes to read, newcomers to add. Each act is kept on the telephone first, then sent; without
// network it waits. See docs/decisions/0017.
import { allActs, dropAct, dropListsOfOthers, keepAct, keepList, readList } from './door-store.js';
import { readPicture, watchCamera } from './door-scan.js';
import { signaturePad } from './signature.js';

const door = document.getElementById('door');
const { me, meeting } = door.dataset;
const at = id => document.getElementById(id);
const shownAtMost = 80;
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’'-]/g, ' ').toLowerCase();
const hour = ms => { const d = new Date(ms); return `${d.getHours()}\u00A0h\u00A0${String(d.getMinutes()).padStart(2, '0')}`; };
const many = (n, one, more) => `${n}\u00A0${n > 1 ? more : one}`;
const phone = localStorage.getItem('tisserand-telephone') ?? (() => { const drawn = newToken(); localStorage.setItem('tisserand-telephone', drawn); return drawn; })();

let list = { key: `${me}/${meeting}`, me, offset: 0, signs: false, departure: 15, people: [], others: [] };
let link = 'waiting'; // online, offline, signedOut, refused
let opened = null; // the person whose acts show
let stopCamera = null;

function newToken() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(c => c !== null && c !== undefined));
  return element;
};
const button = (text, act, quiet = false) => make('button', { type: 'button', className: quiet ? 'btn quiet' : 'btn', textContent: text, onclick: act });
const now = () => Date.now() + list.offset;
const find = id => list.people.find(p => p.id === id) ?? list.others.find(p => p.id === id);

function say(text, tone = '') {
  const said = at('door-said');
  said.className = 'notice ' + tone;
  said.textContent = text;
  said.hidden = !text;
}

// ---- What is done -------------------------------------------------------------------------------------------------

async function act(sent, person, label) {
  const token = newToken();
  const moment = now();
  await keepAct({ token, me, meeting, order: Date.now() + performance.now() / 1e6, label: label ?? person?.name ?? '', sent: { token, at: moment, act: 'Arrival', way: 'List', ...sent } });
  if (person) {
    const known = find(person.id);
    if (known && !list.people.includes(known)) {
      list.others = list.others.filter(p => p !== known);
      list.people.push(known);
      list.people.sort((a, b) => plain(a.name) < plain(b.name) ? -1 : 1);
    }
    Object.assign(known ?? {}, sent.undoes ? { state: '', arrived: null, left: null, since: null, mark: null, hasSigned: false }
      : sent.act === 'Departure' ? { left: hour(moment), mark: token }
      : { state: 'present', arrived: known?.arrived ?? hour(moment), since: known?.since ?? moment, mark: token, hasSigned: known?.hasSigned || Boolean(sent.signature) });
    await keepList(list);
  }
  await render();
  send();
}

const arrive = (person, more = {}) => act({ member: person.id, ...more }, person).then(() => say(`${person.name}\u00A0: présent.`, 'ok'));

function touch(person) {
  if (person.state !== 'present') {
    arrive(person);
    return;
  }
  opened = opened === person.id ? null : person.id;
  render();
}

async function code(text) {
  const typed = text.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (typed.length !== 12) {
    say('Ce n’est pas un code d’émargement\u00A0: il a douze lettres et chiffres.', 'due');
    return;
  }
  const print = crypto.subtle
    ? [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(typed)))].map(b => b.toString(16).padStart(2, '0')).join('').slice(0, 24)
    : null;
  const person = [...list.people, ...list.others].find(p => print && p.print === print);
  if (!person) {
    await act({ code: typed, way: 'Code' }, null, `Code ${typed.match(/.{4}/g).join(' ')}`);
    say('Code gardé\u00A0: le nom viendra avec l’envoi.');
  } else if (person.state !== 'present') {
    await act({ code: typed, way: 'Code' }, person);
    say(`${person.name}\u00A0: présent.`, 'ok');
  } else if (!person.left && person.since && now() - person.since >= list.departure * 60000) {
    ask(`${person.name} est là depuis ${person.arrived}. Noter son départ\u00A0?`,
      button(`Départ à ${hour(now())}`, () => leave(person, { code: typed, way: 'Code' })), button('Non, reste', closeAll, true));
  } else {
    say(person.left ? `${person.name} est noté parti à ${person.left}.` : `${person.name} est déjà noté présent${person.arrived ? ' depuis ' + person.arrived : ''}.`);
  }
}

function leave(person, more = {}) {
  closeAll();
  return act({ member: more.code ? undefined : person.id, ...more, act: 'Departure' }, person).then(() => say(`${person.name}\u00A0: départ noté.`, 'ok'));
}

// ---- Sending ------------------------------------------------------------------------------------------------------

let sending = false;
async function send(all = false) {
  if (sending) return;
  sending = true;
  try {
    const answer = await fetch(door.dataset.list + (all ? '&tous=true' : ''), { redirect: 'manual', cache: 'no-store', headers: { accept: 'application/json' } });
    if (answer.type === 'opaqueredirect' || answer.status === 401) { link = 'signedOut'; return; }
    if (!answer.ok) { link = answer.status >= 500 ? 'offline' : 'refused'; return; }
    const said = await answer.json();
    if (said.me !== me) { link = 'signedOut'; return; }
    link = 'online';
    const mine = (await allActs()).filter(a => a.me === me && a.meeting === meeting && !a.why);
    if (mine.length > 0) {
      const post = await fetch(location.pathname, {
        method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json', RequestVerificationToken: said.token },
        body: JSON.stringify({ me, phone, acts: mine.slice(0, 100).map(a => a.sent) }),
      });
      if (post.type === 'opaqueredirect' || post.status === 401 || post.status === 409) { link = 'signedOut'; return; }
      if (!post.ok) { link = post.status >= 500 ? 'offline' : 'refused'; return; }
      for (const done of await post.json()) await settle(mine.find(a => a.sent.token === done.token), done);
      sending = false;
      return await send(all);
    }
    Object.assign(list, { offset: said.now - Date.now(), signs: said.signs, departure: said.departure, people: said.people });
    if (said.others) list.others = said.others;
    list.others = list.others.filter(o => !list.people.some(p => p.id === o.id));
    await keepList(list);
  } catch (problem) {
    if (!(problem instanceof TypeError)) console.error(problem);
    link = 'offline';
  } finally {
    sending = false;
    await render();
  }
}

async function settle(kept, done) {
  if (!kept) return;
  if (!done.kept) {
    await keepAct({ ...kept, why: done.why, doubles: done.doubles });
    return;
  }
  await dropAct(kept.token);
  if (done.issue) say(`${done.person.name}\u00A0: ${done.issue}`, 'due');
  else if (kept.sent.code && !find(done.person.id)) say(`${done.person.name}\u00A0: présent.`, 'ok');
}

// ---- On screen ----------------------------------------------------------------------------------------------------

async function render() {
  const acts = await allActs();
  const mine = acts.filter(a => a.me === me && a.meeting === meeting);
  const waiting = mine.filter(a => !a.why);
  const others = acts.filter(a => a.me !== me).length;
  const left = waiting.length === 0 ? 'Tout est envoyé.' : `${waiting.length} en attente d’envoi.`;
  const sent = at('door-sent');
  sent.className = 'door-sent ' + (link === 'online' && waiting.length === 0 ? 'ok' : 'due');
  sent.replaceChildren({ waiting: 'Chargement…', online: left, offline: `Hors connexion. ${left}`, refused: `Le serveur a refusé l’envoi. ${left}` }[link]
    ?? `Votre connexion a expiré. ${waiting.length === 0 ? '' : left + ' Rien n’est perdu. '}`);
  if (link === 'signedOut') sent.append(make('a', { href: '/connexion?retour=' + encodeURIComponent(location.pathname), textContent: 'Se reconnecter' }));
  if (others > 0) sent.append(` ${many(others, 'pointage d’un autre compte attend', 'pointages d’un autre compte attendent')} sur ce téléphone\u00A0: il faut s’y reconnecter.`);

  const typed = plain(at('door-search').value.trim()).split(/\s+/).filter(Boolean);
  const answers = p => typed.every(word => plain(p.name).includes(word));
  const found = [...list.people.filter(answers), ...(typed.join('').length >= 2 ? list.others.filter(answers) : [])];
  at('door-people').replaceChildren(...found.slice(0, typed.length ? shownAtMost : 1000).map(row));
  at('door-none').hidden = found.length > 0 || link === 'waiting';
  const present = list.people.filter(p => p.state === 'present').length;
  at('door-count').textContent = `${many(present, 'présent', 'présents')} sur ${list.people.length}`;

  const refused = mine.filter(a => a.why);
  at('door-refused').hidden = refused.length === 0;
  at('door-refused').querySelector('ul').replaceChildren(...refused.map(refusal));
}

function row(person) {
  const here = person.state === 'present';
  const word = here ? (person.left ? `parti à ${person.left}` : person.arrived ? `présent, ${person.arrived}` : 'présent') : person.state === 'excuse' ? 'excusé' : person.state === 'absent' ? 'absent' : person.isListed ? 'attendu' : 'pas sur la liste';
  const line = make('button', { type: 'button', className: 'door-row', onclick: () => touch(person) },
    make('span', {}, make('b', { textContent: person.name }), make('small', { className: 'muted', textContent: person.quality })),
    make('span', { className: 'tag ' + (here ? 'ok' : ''), textContent: word + (person.hasSigned ? ', signé' : '') }));
  line.setAttribute('aria-pressed', String(here));
  if (!here || opened !== person.id) return make('li', {}, line);
  return make('li', {}, line, make('div', { className: 'acts door-acts' },
    person.left ? null : button('Départ maintenant', () => { opened = null; leave(person); }),
    list.signs && !person.hasSigned ? button('Faire signer', () => sign(person)) : null,
    person.mark
      ? button('Annuler, c’est une erreur', () => { opened = null; act({ undoes: person.mark }, person).then(() => say(`${person.name}\u00A0: pointage annulé.`)); }, true)
      : make('small', { className: 'muted', textContent: 'Saisi sur la feuille\u00A0: s’y corrige.' })));
}

function refusal(kept) {
  const again = async more => {
    await dropAct(kept.token);
    const token = newToken();
    await keepAct({ ...kept, why: undefined, doubles: undefined, token, sent: { ...kept.sent, ...more, token } });
    await render();
    send();
  };
  return make('li', { className: 'door-no' },
    make('p', {}, make('b', { textContent: `${kept.label}, ${hour(kept.sent.at)}` }), make('br'), kept.why),
    make('div', { className: 'acts' },
      ...(kept.doubles ?? []).map(p => button(`C’est ${p.name}, ${p.quality}`, () => again({ newcomer: undefined, member: p.id }))),
      kept.doubles?.length ? button('C’est quelqu’un d’autre', () => again({ newcomer: { ...kept.sent.newcomer, isSomebodyElse: true } })) : null,
      button('Retirer', async () => { await dropAct(kept.token); render(); }, true)));
}

function closeAll() {
  stopCamera?.();
  stopCamera = null;
  for (const panel of document.querySelectorAll('.door-panel')) panel.hidden = true;
}

function ask(question, ...answers) {
  at('door-ask').replaceChildren(make('div', { className: 'card-body' }, make('p', {}, make('b', { textContent: question })), make('div', { className: 'acts' }, ...answers)));
  at('door-ask').hidden = false;
  answers[0].focus();
}

let pad, signer;
function sign(person) {
  closeAll();
  const panel = at('door-signature');
  pad ??= signaturePad(panel.querySelector('canvas'));
  pad.clear();
  signer = person;
  at('door-signer').textContent = `${person.name} signe dans le cadre, au doigt.`;
  panel.hidden = false;
  panel.scrollIntoView({ block: 'center' });
}
at('door-signature').querySelector('[data-clears]').onclick = () => pad.clear();
at('door-signature').querySelector('[data-signs]').onclick = () => {
  if (!pad.isDrawn()) return say('Signez dans le cadre.', 'due');
  opened = null;
  closeAll();
  return arrive(signer, { signature: pad.text() });
};
for (const close of document.querySelectorAll('[data-closes]')) close.addEventListener('click', closeAll);

at('door-search').addEventListener('input', render);
at('door-scan').onclick = async () => {
  const wasOpen = !at('door-camera').hidden;
  closeAll();
  if (wasOpen) return;
  at('door-camera').hidden = false;
  at('door-no-camera').hidden = true;
  at('door-typed').focus();
  try {
    stopCamera = await watchCamera(at('door-video'), code);
  } catch {
    at('door-no-camera').hidden = false;
  }
};
at('door-code').addEventListener('submit', event => {
  event.preventDefault();
  code(at('door-typed').value);
  at('door-typed').value = '';
});
at('door-picture').addEventListener('change', async event => {
  const [file] = event.target.files;
  const text = file && await readPicture(file).catch(() => undefined);
  event.target.value = '';
  if (text) code(text);
  else say('Aucun code lisible sur cette photo\u00A0: tapez-le.', 'due');
});

const newcomer = at('door-newcomer');
const openNewcomer = () => {
  closeAll();
  newcomer.hidden = false;
  const [last = '', ...first] = at('door-search').value.trim().split(/\s+/);
  at('nv-nom').value = last;
  at('nv-prenom').value = first.join(' ');
  (last ? at('nv-profession') : at('nv-nom')).focus();
};
at('door-new').onclick = at('door-add').onclick = openNewcomer;
newcomer.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(event.target));
  closeAll();
  event.target.reset();
  at('door-search').value = '';
  await act({ newcomer: typed, way: 'Newcomer' }, null, `${typed.lastName} ${typed.firstName}`);
  say(`${typed.lastName} ${typed.firstName}\u00A0: gardé.`, 'ok');
});

// ---- Opening ------------------------------------------------------------------------------------------------------

async function keepPage() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(door.dataset.worker, { scope: door.dataset.scope });
  // All that the page loaded, fonts too; the reader of codes is loaded only when it is used.
  const loaded = performance.getEntriesByType('resource').map(r => new URL(r.name)).filter(u => u.origin === location.origin && !u.search).map(u => u.pathname);
  const kept = await caches.open('tisserand-porte');
  await kept.addAll([...new Set([location.pathname, ...loaded, '/favicon.svg', '/icons.svg', '/lib/qr@0.7.0/decode.js', '/lib/qr@0.7.0/index.js'])]);
}

door.hidden = false;
await dropListsOfOthers(me);
list = await readList(list.key) ?? list;
await render();
await send(true);
if (link === 'online') await keepPage().catch(console.error);
addEventListener('online', () => send());
addEventListener('offline', () => { link = 'offline'; render(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
setInterval(() => { if (!document.hidden) send(); }, 15000);
