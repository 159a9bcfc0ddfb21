// The page's only form is ready to be sent; its button stays for browsers that run no scripts.
document.querySelector('form')?.requestSubmit(document.querySelector('form button'));
