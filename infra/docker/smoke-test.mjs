// Composes the system under a project name and a port of its own, imports the sample, sees that every service worked on it, walks through
// the page's address, and takes everything down again with its volumes. Exit code 0 when all of it held.
//   node infra/docker/smoke-test.mjs [--keep]
import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = `anjuan-smoke-${process.pid}`;
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, ANJUAN_PUBLISH: String(port) };
const sample = 'services/classification/src/eval/data';

const begun = Date.now();
const say = (text) => console.log(`[${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s] ${text}`);
let failed = false;
try {
  compose('up', '-d', '--build', '--wait', '--wait-timeout', '600');
  say('composed and healthy');
  anjuan('import', 'units', `${sample}/units.csv`);
  const imported = JSON.parse(anjuan('import', 'petitions', `${sample}/petitions.csv`, '--json').trim().split('\n').at(-1));
  equal('imported', imported.accepted, 320);
  await until('all consumers at the end', async () => (await get('/api/system/consumers')).caughtUp);
  const { items } = await get('/api/cases?limit=500');
  equal('cases in the list of the audit service', items.length, 320);
  const { caseId } = items[0];
  const events = async () => (await get(`/api/cases/${caseId}/history`)).events.map(({ type }) => type);
  const first = await events();
  for (const type of ['PetitionRegistered', 'ClassificationSuggested', 'ClockStarted']) has(first, type);
  await step(`/api/cases/${caseId}/classification/confirmation`, 'id=wang2; role=classifier; unit=S002');
  await until('the assignment service has proposed', async () => (await events()).includes('AssignmentProposed'));
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  equal('status of the page', page.status, 200);
  say('imported, classified, clocked, proposed, listed');
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
  console.error(spawnSync('docker', ['compose', '-p', project, 'logs', '--tail', '40'], { cwd: root, env, encoding: 'utf8' }).stdout);
} finally {
  if (!process.argv.includes('--keep')) compose('down', '-v', '--timeout', '20');
}
say(failed ? 'FAILED' : 'all well');
process.exit(failed ? 1 : 0);

function compose(...args) {
  execFileSync('docker', ['compose', '-p', project, ...args], { cwd: root, env, stdio: ['ignore', 2, 2] });
}

function anjuan(...args) {
  const options = { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 16 * 1024 * 1024 };
  return execFileSync(process.execPath, ['services/cli/bin/anjuan.mjs', ...args, '--url', url], options);
}

async function get(path) {
  const answer = await fetch(`${url}${path}`);
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  return answer.json();
}

/** A step of an officer; one that a service has not yet heard of is refused for a moment. */
async function step(path, actor) {
  const headers = { 'content-type': 'application/json', 'anjuan-actor': actor };
  await until(path, async () => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: '{}' });
    if (!answer.ok && answer.status !== 409) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`);
    return answer.ok;
  });
}

function equal(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
}

function has(list, wanted) {
  if (!list.includes(wanted)) throw new Error(`no ${wanted} among ${list.join(', ')}`);
}

async function until(what, there, limitMs = 180_000) {
  for (const end = Date.now() + limitMs; !(await there());) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await delay(200);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
