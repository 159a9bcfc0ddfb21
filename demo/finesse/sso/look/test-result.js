// Tells the window that opened the test, or the page around it, whether single sign-on works.
const { status, error } = document.body.dataset;
const listener = window.opener ?? (window.parent === window ? undefined : window.parent);
listener?.postMessage({ status, errorMessage: error }, '*');
