// Moves the code of a link from the address, where it would stay in the history, into the form.
const code = document.querySelector('[data-fragment]');
if (code && location.hash.length > 1) {
  code.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
}
