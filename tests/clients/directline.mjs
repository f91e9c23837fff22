// Runs Microsoft's Direct Line client against a bot and writes what it saw as one JSON object.
// usage: node directline.mjs <scenario> <base url of the bot> <token or secret>
import { WebSocket } from 'ws';
import { FetchXhr } from './fetch-xhr.mjs';

globalThis.WebSocket = WebSocket;
globalThis.XMLHttpRequest = FetchXhr;
globalThis.window = globalThis;
const { DirectLine, ConnectionStatus } = (await import('botframework-directlinejs')).default;

const [scenario, url, credential] = process.argv.slice(2);
const domain = `${url}/v3/directline`;
const seen = { statuses: [], activities: [] };
const names = Object.fromEntries(Object.entries(ConnectionStatus).filter(([, value]) => typeof value === 'number').map(([key, value]) => [value, key]));

const scenarios = {
  // DL-60: token, WebSocket, echo with clientActivityID, reply
  async token() {
    const client = connect({ token: credential });
    const id = await say(client, 'Combien je gagne ?');
    await until(() => echo(id) && reply(id));
    seen.echoed = echo(id).channelData.clientActivityID;
    seen.replied = true;
  },

  // DL-61: secret from a server
  async secret() {
    const client = connect({ secret: credential });
    const id = await say(client, 'Combien je gagne ?');
    await until(() => reply(id));
    seen.replied = true;
  },

  // DL-62: polling
  async polling() {
    const client = connect({ token: credential, webSocket: false, pollingInterval: 200 });
    const id = await say(client, 'Combien je gagne ?');
    await until(() => reply(id));
    seen.replied = true;
  },

  // DL-63: the socket is cut; what is said meanwhile arrives once
  async cut() {
    const sockets = [];
    const Plain = globalThis.WebSocket;
    globalThis.WebSocket = class extends Plain {
      constructor(...args) {
        super(...args);
        sockets.push(this);
      }
    };
    const client = connect({ token: credential });
    const first = await say(client, 'un');
    await until(() => reply(first));
    sockets[0].terminate();
    const second = await post(client, 'deux');
    await until(() => reply(second), 40);
    seen.sockets = sockets.length;
    seen.twice = seen.activities.length - new Set(seen.activities.map(one => one.id)).size;
  },

  // DL-64: a second client goes on where the first stopped
  async resume() {
    const client = connect({ token: credential });
    const first = await say(client, 'un');
    await until(() => reply(first));
    const { token, conversationId, watermark } = client;
    client.end();
    seen.activities = [];
    const second = connect({ token, conversationId, watermark });
    const id = await say(second, 'deux');
    await until(() => reply(id));
    seen.old = seen.activities.some(one => one.id === first);
    seen.sameConversation = second.conversationId === conversationId;
  },

  // DL-65: the client's own refresh
  async refresh() {
    const client = connect({ token: credential });
    await until(() => seen.statuses.includes('Online'));
    const before = client.token;
    const answer = await fetch(`${domain}/tokens/refresh`, { method: 'POST', headers: { Authorization: `Bearer ${before}` } });
    client.token = (await answer.json()).token;
    seen.changed = client.token !== before;
    const id = await say(client, 'encore');
    await until(() => reply(id));
    seen.replied = true;
  },

  // DL-66: an attachment
  async attachment() {
    const client = connect({ token: credential });
    await until(() => seen.statuses.includes('Online'));
    const bytes = Buffer.from('%PDF-1.4 contenu');
    const file = `data:application/pdf;base64,${bytes.toString('base64')}`;
    const id = await new Promise((resolve, reject) => client.postActivity({
      type: 'message', from: { id: 'x' }, text: 'voici', channelData: { clientActivityID: 'file-1' },
      attachments: [{ contentType: 'application/pdf', contentUrl: file, name: 'c4.pdf' }],
    }).subscribe(resolve, reject));
    await until(() => echo(id) && reply(id));
    const got = Buffer.from(await (await fetch(echo(id).attachments[0].contentUrl)).arrayBuffer());
    seen.sameBytes = got.equals(bytes);
    seen.echoed = echo(id).channelData.clientActivityID;
  },

  // DL-72: the token expires; a new one brings the client back
  async expiry() {
    const client = connect({ token: credential });
    await until(() => seen.statuses.includes('Online'));
    await new Promise(done => setTimeout(done, 6500));
    await post(client, 'trop tard').catch(() => 'failed');
    await until(() => seen.statuses.includes('ExpiredToken'));
    const renewal = await fetch(`${url}/api/webchat/token`, { method: 'POST', body: JSON.stringify({ renew: credential }) });
    const { token } = await renewal.json();
    const answer = await fetch(`${domain}/conversations`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    client.reconnect(await answer.json());
    const id = await say(client, 'de retour');
    await until(() => reply(id));
    seen.replied = true;
  },

  // DL-51: two clients at once
  async pair() {
    const [mine, other] = credential.split(',').map(token => {
      const own = [];
      const client = new DirectLine({ domain, token });
      client.activity$.subscribe(activity => own.push(activity));
      return { client, own };
    });
    const ids = await Promise.all([post(mine.client, 'à moi'), post(other.client, 'à lui')]);
    const answered = (who, id) => who.own.some(one => one.replyToId === id);
    await until(() => answered(mine, ids[0]) && answered(other, ids[1]));
    seen.crossed = mine.own.some(one => one.text === 'à lui') || other.own.some(one => one.text === 'à moi');
    seen.conversations = new Set([...mine.own, ...other.own].map(one => one.conversation.id)).size;
  },
};

await scenarios[scenario]();
process.stdout.write(JSON.stringify(seen), () => process.exit(0));

function connect(options) {
  const client = new DirectLine({ domain, ...options });
  client.connectionStatus$.subscribe(status => seen.statuses.push(names[status]));
  client.activity$.subscribe(activity => seen.activities.push(activity), problem => { seen.problem = String(problem); });
  return client;
}

function post(client, text) {
  const activity = { type: 'message', from: { id: 'x' }, text, channelData: { clientActivityID: `c-${text}` } };
  return new Promise((resolve, reject) => client.postActivity(activity).subscribe(resolve, reject));
}

async function say(client, text) {
  const id = await post(client, text);
  if (id === 'retry') throw new Error('the post was refused');
  return id;
}

function echo(id) {
  return seen.activities.find(one => one.id === id);
}

function reply(id) {
  return seen.activities.find(one => one.replyToId === id && one.type === 'message');
}

async function until(condition, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise(done => setTimeout(done, 20))) if (condition()) return;
  process.stderr.write(JSON.stringify(seen));
  throw new Error(`not seen in time: ${condition}`);
}
