// Asks a TwinMatch daemon for the three best solutions: match.mjs ENDPOINT PROFILE.
// Written for zeromq 6 (npm) and not tested yet; see README.md.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Request } from "zeromq";

const TIMEOUT_MS = 5000;

/** The keys in a certificate file. */
function certificate(file) {
  const lines = readFileSync(file, "utf8").matchAll(/^\s*(public|secret)-key\s*=\s*"(.{40})"/gm);
  return Object.fromEntries([...lines].map(([, name, key]) => [name, key]));
}

/** A socket that never waits for good. */
function connect(endpoint) {
  const socket = new Request({
    immediate: true,
    relaxed: true,
    correlate: true,
    heartbeatInterval: 10_000,
    heartbeatTimeout: 30_000,
    linger: 0,
    sendTimeout: TIMEOUT_MS,
    receiveTimeout: TIMEOUT_MS,
  });
  if (process.env.TWINMATCH_KEY) {
    const mine = certificate(process.env.TWINMATCH_KEY);
    socket.curvePublicKey = mine.public;
    socket.curveSecretKey = mine.secret;
    socket.curveServerKey = certificate(process.env.TWINMATCH_SERVER_KEY).public;
  }
  socket.connect(endpoint);
  return socket;
}

/** The result of a call, which is sent again while the daemon says that it may be. */
async function call(socket, method, params) {
  const meta = { timeoutMs: TIMEOUT_MS, client: "match.mjs" };
  for (let attempt = 0; attempt < 5; attempt++) {
    const request = { jsonrpc: "2.0", id: randomUUID(), method, params: { ...params, _meta: meta } };
    await socket.send(JSON.stringify(request));
    const [text] = await socket.receive();
    const { result, error } = JSON.parse(text.toString());
    if (result) return result;
    if (error.data.retryAfterMs === undefined) {
      throw new Error(`${error.data.reason}: ${error.message}`);
    }
    await sleep(error.data.retryAfterMs);
  }
  throw new Error("the daemon is too busy");
}

const [endpoint, profile] = process.argv.slice(2);
const result = await call(connect(endpoint), "match.query", { profile, limit: 3 });
for (const match of result.matches) {
  console.log(`${match.rank}. ${match.name} ${match.score.toFixed(3)}`);
}
