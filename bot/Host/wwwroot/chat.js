// The page: gets a token from its own server, opens Web Chat, resumes after a reload. No other host is contacted.
(() => {
  'use strict';

  const EXPIRED = 3;
  const FAILED = 4;
  const ENDED = 5;
  const ONLINE = 2;
  const KEPT = 'article60';
  const MOMENT = 100;
  const directLineUrl = new URL('v3/directline', document.baseURI).href;
  const centre = document.body.dataset.centre;
  const [trouble, troubleText, retry, restart] = ['trouble', 'trouble-text', 'retry', 'restart'].map(id => document.getElementById(id));

  restart.addEventListener('click', startAfresh);
  retry.addEventListener('click', () => location.reload());
  open().catch(problem => {
    console.warn(problem.message);
    showTrouble('Le chat ne répond pas. Réessayez dans un moment, ou téléphonez :');
  });

  async function open() {
    if (!window.WebChat) throw new Error('The Web Chat bundle is missing.');
    const session = await resume() ?? await begin();
    const directLine = window.WebChat.createDirectLine({
      domain: directLineUrl,
      token: session.token,
      conversationId: session.resumed ? session.conversationId : undefined,
      conversationStartProperties: { locale: 'fr-FR' },
    });
    watch(directLine, session);
    draw(directLine, session);
    restart.hidden = false;
  }

  /** The conversation of this tab before a reload; null when there is none, or it can no longer be opened. */
  async function resume() {
    const kept = read();
    if (!kept || kept.centre !== centre) return null;
    const renewed = await renew(kept.token);
    return renewed ? keep({ ...renewed, userId: kept.userId, resumed: true }) : null;
  }

  async function begin() {
    const answer = await post('api/webchat/token', { locale: 'fr-FR', channelData: centre ? { centre } : undefined });
    if (!answer.ok) throw new Error(`No token: ${answer.status}`);
    return keep(await answer.json());
  }

  /** A fresh token for the same conversation, even when the old one expired while the phone slept. */
  async function renew(token) {
    const answer = await post('api/webchat/token', { renew: token });
    return answer.ok ? answer.json() : null;
  }

  function watch(directLine, session) {
    let renewing = false;
    directLine.connectionStatus$.subscribe(async status => {
      if (status === ONLINE) {
        trouble.hidden = true;
      } else if (status === EXPIRED && !renewing) {
        renewing = true;
        await revive(directLine, session).catch(() => showTrouble('La connexion est coupée.'));
        renewing = false;
      } else if (status === FAILED) {
        showTrouble('La connexion est coupée. Réessayez, ou téléphonez :');
      } else if (status === ENDED) {
        forget();
        showTrouble('Cette conversation est terminée.');
      }
    });
  }

  async function revive(directLine, session) {
    const renewed = await renew(session.token);
    if (!renewed) return startAfresh();
    session.token = renewed.token;
    keep({ ...session, ...renewed });
    const mark = encodeURIComponent(directLine.watermark ?? '');
    const answer = await fetch(`${directLineUrl}/conversations/${renewed.conversationId}?watermark=${mark}`, {
      headers: { Authorization: `Bearer ${renewed.token}` },
    });
    if (!answer.ok) throw new Error(`No stream: ${answer.status}`);
    directLine.reconnect(await answer.json());
  }

  function draw(directLine, session) {
    keepWritable();
    window.WebChat.renderWebChat({
      directLine,
      userID: session.userId,
      username: 'Vous',
      locale: 'fr-FR',
      role: 'main',
      adaptiveCardsHostConfig: cards(),
      styleOptions: {
        accent: '#0b5394',
        autoScrollSnapOnPage: true,
        backgroundColor: '#ffffff',
        bubbleBackground: '#eef3f8',
        bubbleBorderColor: '#c9d6e3',
        bubbleBorderRadius: 10,
        bubbleFromUserBackground: '#0b5394',
        bubbleFromUserBorderRadius: 10,
        bubbleFromUserTextColor: '#ffffff',
        bubbleMaxWidth: 640,
        bubbleMinWidth: 120,
        bubbleTextColor: '#1b1b1b',
        hideUploadButton: true,
        markdownRespectCRLF: true,
        paddingRegular: 10,
        primaryFont: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
        rootHeight: '100%',
        rootWidth: '100%',
        sendBoxBorderTop: '2px solid #5b6b7b',
        sendBoxButtonColor: '#0b5394',
        sendBoxHeight: 52,
        sendBoxPlaceholderColor: '#595959',
        sendBoxTextColor: '#1b1b1b',
        subtle: '#595959',
        suggestedActionBorderColor: '#0b5394',
        suggestedActionBorderRadius: 8,
        suggestedActionBorderWidth: 1,
        suggestedActionHeight: 44,
        suggestedActionLayout: 'stacked',
        suggestedActionTextColor: '#0b5394',
        suggestedActionsStackedHeight: 'min(20em, 44vh)',
        suggestedActionsStackedLayoutButtonMaxHeight: 100,
        suggestedActionsStackedLayoutButtonTextWrap: true,
        timestampColor: '#595959',
      },
    }, document.getElementById('webchat'));
  }

  /** Web Chat makes its box read-only for a moment, so that a phone's keyboard stays down. Asked twice within that moment, by a double tap, it would never undo it. */
  function keepWritable() {
    new MutationObserver(changes => changes.map(change => change.target).filter(box => box.readOnly && box.dataset.id === 'webchat-sendbox-input')
      .forEach(box => setTimeout(() => box.removeAttribute('readonly'), MOMENT))
    ).observe(document.getElementById('webchat'), { subtree: true, attributeFilter: ['readonly'] });
  }

  /** Cards in the colours and sizes of the page. */
  function cards() {
    const color = (normal, subtle) => ({ default: normal, subtle });
    const colors = {
      default: color('#1b1b1b', '#4a4a4a'),
      accent: color('#0b5394', '#0b5394'),
      attention: color('#a3121e', '#a3121e'),
      good: color('#1d6b2a', '#1d6b2a'),
      warning: color('#7a4b00', '#7a4b00'),
    };
    return {
      fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
      fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 24 },
      supportsInteractivity: true,
      textBlock: { headingLevel: 2 },
      factSet: { title: { weight: 'bolder', wrap: true, maxWidth: Math.min(220, innerWidth * 0.4) }, value: { wrap: true }, spacing: 12 },
      containerStyles: {
        default: { backgroundColor: '#00ffffff', foregroundColors: colors },
        emphasis: { backgroundColor: '#e3ebf3', foregroundColors: colors },
      },
      actions: { actionsOrientation: 'vertical', actionAlignment: 'stretch', maxActions: 20, buttonSpacing: 8, showCard: { actionMode: 'inline', inlineTopMargin: 8 } },
    };
  }

  function showTrouble(text) {
    troubleText.textContent = text;
    trouble.append(document.getElementById('contacts').content.cloneNode(true));
    document.getElementById('contacts').content.replaceChildren();
    trouble.hidden = false;
  }

  function startAfresh() {
    forget();
    location.reload();
  }

  function post(path, body) {
    return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  // Session storage may be switched off; the chat then works until the page is left.
  function read() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT));
    } catch {
      return null;
    }
  }

  function keep(session) {
    const kept = { centre, ...session };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ centre, token: kept.token, conversationId: kept.conversationId, userId: kept.userId }));
    } catch { /* see above */ }
    return kept;
  }

  function forget() {
    try {
      sessionStorage.removeItem(KEPT);
    } catch { /* see above */ }
  }
})();
