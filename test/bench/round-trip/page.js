/** The page between: starts the worker and the frame, and gives them the two ends of two ports. */
const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy('bench', {
  createScriptURL: (/** @type {string} */ url) => url,
});
const worker = new Worker(policy.createScriptURL('/bench/worker.js'), { type: 'module' });
const frame = document.createElement('iframe');
frame.setAttribute('sandbox', 'allow-scripts');
frame.src = `${new URLSearchParams(location.search).get('gadgets')}/bench/frame.html`;

addEventListener('message', ({ source }) => {
  if (source !== frame.contentWindow) return;
  const plain = new MessageChannel();
  const ours = new MessageChannel();
  worker.postMessage(null, [plain.port2, ours.port2]);
  frame.contentWindow?.postMessage(null, '*', [plain.port1, ours.port1]);
});
document.body.append(frame);
