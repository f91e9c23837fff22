// The counter by keyboard. Without this file every page still works with buttons.
'use strict';

const words = document.getElementById('words');

async function ask(form, button) {
  const body = new FormData(form, button);
  const response = await fetch(location.pathname, { method: 'POST', body, headers: { 'X-Fragment': '1' }, redirect: 'error' });
  if (!response.ok) { location.reload(); return; }
  document.getElementById('answer').innerHTML = await response.text();
  words.value = '';
  words.focus();
}

/** Not called "print": that would replace the browser's own. */
function printOn(paper) {
  document.body.classList.toggle('ticket', paper === 'ticket');
  window.print();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-print]');
  if (button) printOn(button.dataset.print);
});

if (words) {
  // Whatever the browser remembered of the last visitor goes.
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  words.value = '';

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!['counter', 'calculators', 'follow'].includes(form.id)) return;
    event.preventDefault();
    ask(form, event.submitter).catch(() => form.submit());
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { event.preventDefault(); location.replace('/desk/comptoir'); return; }
    if (event.altKey && event.key.toLowerCase() === 'p') { event.preventDefault(); printOn('a4'); return; }
    if (event.altKey && event.key.toLowerCase() === 't') { event.preventDefault(); printOn('ticket'); return; }
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const wantsKey = /^F\d$/.test(event.key) || (event.altKey && /^\d$/.test(event.key));
    if (!wantsKey && !(plain && /^\d$/.test(event.key) && words.value === '' && document.querySelector('[data-value="yes"]') === null)) return;
    const button = document.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
