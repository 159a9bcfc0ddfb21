/** One way in which a token could get out. `plant` runs in a page of the desk's origin, or in a gadget's frame. */
export interface Plant {
  /** The place in which the search has to find it. */
  readonly place: string;
  readonly inGadget?: boolean;
  readonly plant: (token: string) => unknown;
}

export const plants: readonly Plant[] = [
  {
    place: 'localStorage',
    plant: (token) => {
      localStorage.setItem('planted', token);
    },
  },
  {
    place: 'sessionStorage',
    plant: (token) => {
      sessionStorage.setItem('planted', JSON.stringify({ token }));
    },
  },
  {
    place: 'cookies',
    plant: (token) => {
      document.cookie = `planted=${token}`;
    },
  },
  {
    place: 'IndexedDB',
    plant: (token) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('planted');
        opening.onupgradeneeded = () => {
          const bytes = new TextEncoder().encode(`before ${token} after`);
          opening.result.createObjectStore('store').put({ deep: [new Map([['bytes', bytes]])] }, 'key');
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve(undefined);
        };
        opening.onerror = reject;
      }),
  },
  { place: 'Cache', plant: async (token) => (await caches.open('planted')).put('/planted', new Response(token)) },
  {
    place: 'DOM',
    plant: (token) => {
      document.body.setAttribute('data-planted', token);
    },
  },
  {
    place: 'DOM',
    plant: (token) => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.appendChild(document.createElement('span')).textContent = token;
    },
  },
  {
    place: 'DOM',
    plant: (token) => {
      document.body.appendChild(document.createElement('input')).value = token;
    },
  },
  {
    place: 'message received',
    plant: (token) => {
      postMessage({ token }, origin);
    },
  },
  {
    place: 'message received',
    plant: (token) => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => undefined;
      port1.postMessage(new TextEncoder().encode(token));
    },
  },
  {
    place: 'message sent',
    plant: (token) => {
      new BroadcastChannel('planted').postMessage(btoa(`x${token}`));
    },
  },
  {
    place: 'event planted',
    plant: (token) => {
      document.dispatchEvent(new CustomEvent('planted', { detail: { error: new Error(token) } }));
    },
  },
  {
    place: 'console',
    plant: (token) => {
      console.debug('planted', { token });
    },
  },
  {
    place: 'event unhandledrejection',
    plant: (token) => {
      void Promise.reject(new Error(token));
    },
  },
  {
    place: 'history',
    plant: (token) => {
      history.replaceState({ token: token.split('.')[1] }, '');
    },
  },
  { place: 'address', plant: (token) => fetch(`/desk.json?planted=${token}`) },
  { place: 'request', plant: (token) => fetch('/desk.json', { method: 'POST', body: token }) },
  { place: 'request', plant: (token) => fetch('/desk.json', { headers: { 'X-Planted': token } }) },
  {
    place: 'DOM',
    inGadget: true,
    plant: (token) => {
      document.body.appendChild(document.createElement('p')).textContent = token;
    },
  },
  {
    place: 'message received',
    inGadget: true,
    plant: (token) => {
      parent.postMessage(token, '*');
    },
  },
  {
    place: 'address',
    inGadget: true,
    plant: (token) => {
      new Image().src = `${new URL(location.href).origin}/planted?${token}`;
    },
  },
  {
    place: 'message received',
    inGadget: true,
    plant: (token) => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => undefined;
      port1.postMessage({ deep: token });
    },
  },
  {
    place: 'console',
    inGadget: true,
    plant: (token) => {
      console.debug('planted', token);
    },
  },
  {
    place: 'event planted',
    inGadget: true,
    plant: (token) => {
      document.dispatchEvent(new CustomEvent('planted', { detail: token }));
    },
  },
  {
    place: 'event unhandledrejection',
    inGadget: true,
    plant: (token) => {
      void Promise.reject(new Error(token));
    },
  },
  {
    place: 'request',
    inGadget: true,
    // The gadget's own policy refuses it; the attempt is seen all the same.
    plant: (token) => fetch('/planted', { method: 'POST', body: token }).catch(() => undefined),
  },
];
