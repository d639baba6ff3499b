// Fetches the page again while a part of it moves, and replaces these parts. Any replica can answer: nothing is kept open.
const interval = 2000;

async function refresh() {
  const parts = [...document.querySelectorAll('[data-live]')].filter(isIdle);
  if (parts.length > 0 && !document.hidden) {
    try {
      const response = await fetch(location.href);
      // The session has ended, and this is the login page.
      if (response.redirected) location.reload();
      else if (response.ok) replace(parts, await response.text());
    } catch {
      // A replica has gone. The next request reaches another one.
    }
  }
  setTimeout(refresh, interval);
}

// Nobody is about to press a button in it.
function isIdle(part) {
  return !part.contains(document.activeElement) && !part.querySelector('details[open]');
}

function replace(parts, html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of parts) {
    const newer = page.getElementById(part.id);
    if (newer && isIdle(part)) part.replaceWith(newer);
  }
}

setTimeout(refresh, interval);
