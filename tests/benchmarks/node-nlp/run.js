// usage: node run.js FOLDER   (reads training.json and questions.json as exported by `benchmarks understanding --side-by-side`)
const fs = require('node:fs');
const path = require('node:path');
const { NlpManager } = require('node-nlp');

async function main(folder) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const manager = new NlpManager({ languages: ['fr'], forceNER: false, autoSave: false, nlu: { log: false, useNoneFeature: false } });
  for (const { text, id } of read('training.json')) manager.addDocument('fr', text, id);
  let start = process.hrtime.bigint();
  await manager.train();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  for (const [name, questions] of Object.entries(read('questions.json'))) {
    let right = 0;
    const times = [];
    for (const { text, accepted } of questions) {
      start = process.hrtime.bigint();
      const answer = await manager.process('fr', text);
      times.push(Number(process.hrtime.bigint() - start) / 1e3);
      if (accepted.includes(answer.intent)) right++;
    }
    times.sort((a, b) => a - b);
    console.log(`node-nlp         ${name}: first topic right ${((100 * right) / questions.length).toFixed(1)} %, median ${times[times.length >> 1].toFixed(0)} µs a question, training ${seconds.toFixed(1)} s`);
  }
}

main(process.argv[2]);
