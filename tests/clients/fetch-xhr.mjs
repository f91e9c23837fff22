// As much of XMLHttpRequest as the Direct Line client uses, over Node's fetch: forms and data: addresses work as in a browser.
export class FetchXhr {
  readyState = 0;
  status = 0;
  response = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  #headers = {};
  #abort = new AbortController();

  open(method, url) {
    [this.method, this.url] = [method, url];
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getAllResponseHeaders() {
    return '';
  }

  getResponseHeader() {
    return null;
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    try {
      const bodyless = body === undefined || body === null || this.method === 'GET';
      const answer = await fetch(this.url, { method: this.method, headers: this.#headers, body: bodyless ? undefined : body, signal: this.#abort.signal });
      const bytes = await answer.arrayBuffer();
      this.status = answer.status;
      if (this.responseType === 'arraybuffer') this.response = bytes;
      else this.response = this.responseText = new TextDecoder().decode(bytes);
      if (this.responseType === 'json') this.response = this.responseText ? JSON.parse(this.responseText) : null;
      this.readyState = 4;
      this.onreadystatechange?.call(this, { type: 'readystatechange' });
      this.onload?.call(this, { type: 'load' });
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      this.readyState = 4;
      this.onerror?.call(this, problem);
    }
  }
}
