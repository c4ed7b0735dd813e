// Small comforts; every page works without them.
(() => {
  'use strict';

  // Menu on a phone.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-toggles]');
    if (!button) return;
    const target = document.getElementById(button.dataset.toggles);
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    target.classList.toggle('open', open);
  });

  // On a phone the tabs of a section do not all fit: the chosen one is in sight.
  const chosen = document.querySelector('.tabs [aria-current]');
  if (chosen) {
    const tabs = chosen.parentElement;
    tabs.scrollLeft = chosen.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
  }

  // One menu open at a time; a click elsewhere or Escape closes it.
  const closeMenus = except => {
    for (const menu of document.querySelectorAll('details.drop[open]')) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener('click', event => closeMenus(event.target.closest('details.drop')));
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && event.target.closest('details.drop[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });

  // A working opens and closes under its row where the reader is; without this, its link leads there.
  document.addEventListener('click', event => {
    const link = event.target.closest('a.money[href^="#"], a.why-close');
    const row = link?.matches('.why-close') ? link.closest('.why-row') : link && document.getElementById(link.hash.slice(1));
    if (!row?.matches('.why-row') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const amount = document.querySelector(`a.money[href="#${row.id}"]`);
    const open = getComputedStyle(row).display === 'none';
    row.classList.toggle('open', open);
    row.classList.toggle('closed', !open);
    amount.setAttribute('aria-expanded', String(open));
    if (!open) amount.focus({ preventScroll: true });
  });

  // One box that ticks all those of the page.
  document.addEventListener('change', event => {
    const all = event.target.closest('[data-picks]');
    if (!all) return;
    for (const box of document.getElementsByName(all.dataset.picks)) {
      box.checked = all.checked;
    }
    all.dispatchEvent(new CustomEvent('picked', { bubbles: true }));
  });

  // A filter that submits its form when it changes; the button stays for those without JavaScript.
  document.addEventListener('change', event => {
    const control = event.target.closest('[data-submits]');
    if (control) control.form.requestSubmit();
  });

  // A long list on screen, narrowed to the names that hold what is typed.
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  document.addEventListener('input', event => {
    const search = event.target.closest('[data-filters]');
    if (!search) return;
    for (const row of document.querySelectorAll(search.dataset.filters)) {
      row.hidden = !plain(row.textContent).includes(plain(search.value.trim()));
    }
  });

  // Copies a text and says so beside the button. Outside of https a browser offers the old way only.
  const copyOldWay = text => {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  };
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copies]');
    if (!button) return;
    const status = button.parentElement.querySelector('[role=status]');
    let done;
    try {
      await navigator.clipboard.writeText(button.dataset.copies);
      done = true;
    } catch {
      done = copyOldWay(button.dataset.copies);
      button.focus();
    }
    status.textContent = done ? 'Copiée' : 'Copie refusée par le navigateur';
    setTimeout(() => { status.textContent = ''; }, 4000);
  });

  // An act that cannot be undone asks first.
  document.addEventListener('submit', event => {
    const question = event.submitter?.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  // Who signs out leaves no list of people on the telephone; acts at a door that were not sent yet stay there.
  const forgetDoor = async () => {
    await window.caches.delete('tisserand-porte');
    const bases = await indexedDB.databases();
    if (!bases.some(b => b.name === 'tisserand-porte')) return;
    await new Promise(done => {
      const asked = indexedDB.open('tisserand-porte');
      asked.onerror = done;
      asked.onsuccess = () => {
        const deal = asked.result.transaction('lists', 'readwrite');
        deal.objectStore('lists').clear();
        deal.oncomplete = deal.onabort = done;
      };
    });
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.getAttribute('action') !== '/deconnexion' || !window.caches || !indexedDB.databases) return;
    event.preventDefault();
    Promise.race([forgetDoor(), new Promise(late => setTimeout(late, 2000))]).catch(() => {}).finally(() => form.submit());
  });

  // Printing needs the browser; the button stays away without it.
  for (const button of document.querySelectorAll('[data-prints]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  // A text to copy is selected whole when one comes to it.
  document.addEventListener('focusin', event => event.target.closest('[data-selects]')?.select());

  // The first thing to correct comes into view.
  document.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });

  // A card of the board dragged to another column: the button that moves it is pressed for the reader.
  let dragged = null;
  document.addEventListener('dragstart', event => { dragged = event.target.closest?.('[data-card]') ?? null; });
  document.addEventListener('dragover', event => {
    const column = dragged && event.target.closest('[data-drop]');
    document.querySelectorAll('[data-drop].over').forEach(other => other !== column && other.classList.remove('over'));
    if (!column) return;
    column.classList.add('over');
    event.preventDefault();
  });
  document.addEventListener('drop', event => {
    const column = dragged && event.target.closest('[data-drop]');
    const button = column && dragged.querySelector(`button[value="${column.dataset.drop}"]`);
    document.querySelectorAll('[data-drop].over').forEach(other => other.classList.remove('over'));
    dragged = null;
    if (!column) return;
    event.preventDefault();
    button?.form.requestSubmit(button);
  });
})();
