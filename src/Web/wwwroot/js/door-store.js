// What a telephone keeps at the door: the list of each meeting, and the acts not sent yet. Of the account that did them alone.
const open = () => new Promise((done, failed) => {
  const asked = indexedDB.open('tisserand-porte', 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('acts', { keyPath: 'token' });
    asked.result.createObjectStore('lists', { keyPath: 'key' });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const run = async (store, mode, work) => {
  const base = await open();
  try {
    return await new Promise((done, failed) => {
      const deal = base.transaction(store, mode);
      const asked = work(deal.objectStore(store));
      deal.oncomplete = () => done(asked?.result);
      deal.onerror = deal.onabort = () => failed(deal.error);
    });
  } finally {
    base.close();
  }
};

export const keepAct = act => run('acts', 'readwrite', s => s.put(act));
export const dropAct = token => run('acts', 'readwrite', s => s.delete(token));
export const allActs = async () => (await run('acts', 'readonly', s => s.getAll())).sort((a, b) => a.order - b.order);
export const keepList = list => run('lists', 'readwrite', s => s.put(list));
export const readList = key => run('lists', 'readonly', s => s.get(key));

/** Lists of other accounts are not for this one; what they did stays until they send it. */
export const dropListsOfOthers = async me => {
  for (const list of await run('lists', 'readonly', s => s.getAll())) {
    if (list.me !== me) await run('lists', 'readwrite', s => s.delete(list.key));
  }
};
