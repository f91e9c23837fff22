// What is typed into a card and not yet sent survives a reload. It stays in this tab, and goes when the card is sent or another conversation begins.
(() => {
  'use strict';

  const KEPT = 'article60-typed';
  const SESSION = 'article60';
  const QUIET = 400;
  const chat = document.getElementById('webchat');
  let typed = read(KEPT);
  let waiting;

  chat.addEventListener('input', event => remember(event.target));
  chat.addEventListener('change', event => remember(event.target));
  chat.addEventListener('click', event => {
    const card = event.target.closest('.ac-pushButton') && cardOf(event.target);
    if (card) forget(card);
  });
  document.getElementById('restart').addEventListener('click', () => sessionStorage.removeItem(KEPT));

  // The history is drawn piece by piece: what was typed goes into the newest card of its name, once all is there.
  if (typed.fields) {
    const drawn = new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        drawn.disconnect();
        restore();
      }, QUIET);
    });
    drawn.observe(chat, { childList: true, subtree: true });
  }

  function remember(field) {
    const card = cardOf(field);
    if (!card || !field.matches('input, select, textarea')) return;
    const fields = own()[titleOf(card)] ??= {};
    fields[nameOf(field)] = valueOf(field);
    write();
  }

  function forget(card) {
    delete own()[titleOf(card)];
    write();
  }

  function restore() {
    const [fields, done] = [own(), new Set()];
    write();
    for (const card of [...chat.querySelectorAll('.ac-adaptiveCard')].reverse()) {
      const title = titleOf(card);
      if (!fields[title] || done.has(title)) continue;
      done.add(title);
      for (const field of card.querySelectorAll('input, select, textarea')) fill(field, fields[title][nameOf(field)]);
    }
  }

  /** What was typed in this conversation, by card; what stands there from another, perhaps of somebody else, is thrown away. */
  function own() {
    const { conversationId = '' } = read(SESSION);
    if (typed.conversationId !== conversationId || !typed.fields) typed = { conversationId, fields: {} };
    return typed.fields;
  }

  function fill(field, value) {
    if (value === undefined || value === valueOf(field)) return;
    if (isTicked(field)) field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function cardOf(element) {
    return element.closest('.ac-adaptiveCard');
  }

  function titleOf(card) {
    return card.querySelector('[role="heading"], .ac-textBlock')?.textContent ?? '';
  }

  /** Its label; for one of several choices also the choice. */
  function nameOf(field) {
    const labels = (field.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '');
    return [field.name, ...labels, isTicked(field) ? field.value : ''].join('|');
  }

  function valueOf(field) {
    return isTicked(field) ? field.checked : field.value;
  }

  function isTicked(field) {
    return field.type === 'checkbox' || field.type === 'radio';
  }

  // Session storage may be switched off, or hold something else.
  function read(name) {
    try {
      return Object(JSON.parse(sessionStorage.getItem(name) ?? '{}'));
    } catch {
      return {};
    }
  }

  function write() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(typed));
    } catch { /* see above */ }
  }
})();
