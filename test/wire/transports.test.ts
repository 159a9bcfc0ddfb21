import { describeTransport } from '../contracts/transport-contract.js';
import { servePeer } from '../fixtures/wire-peer.js';

describeTransport('two ends in one page', () => ({
  open() {
    const { port1, port2 } = new MessageChannel();
    servePeer(port2);
    return Promise.resolve(port1);
  },
  close() {
    // The channel under test closes the port.
  },
}));

describeTransport('a dedicated worker', () => {
  let worker: Worker;
  return {
    open() {
      worker = new Worker(new URL('../fixtures/wire-worker.ts', import.meta.url), { type: 'module' });
      const { port1, port2 } = new MessageChannel();
      worker.postMessage('port', [port2]);
      return Promise.resolve(port1);
    },
    close() {
      worker.terminate();
    },
  };
});

describeTransport('a sandboxed frame of opaque origin', () => {
  const frame = document.createElement('iframe');
  return {
    async open() {
      frame.sandbox.add('allow-scripts');
      const script = new URL('../fixtures/wire-frame.ts', import.meta.url).href;
      frame.srcdoc = `<!doctype html><title>peer</title><script type="module" src="${script}"></script>`;
      const ready = new Promise<void>((resolve) => {
        const listen = ({ source }: MessageEvent): void => {
          if (source !== frame.contentWindow) return;
          removeEventListener('message', listen);
          resolve();
        };
        addEventListener('message', listen);
      });
      document.body.append(frame);
      await ready;
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow?.postMessage('port', '*', [port2]);
      return port1;
    },
    close() {
      frame.remove();
    },
  };
});
