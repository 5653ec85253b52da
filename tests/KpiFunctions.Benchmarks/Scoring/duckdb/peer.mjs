// Answers one JSON request a line with one JSON line, for DuckDbPeer.cs:
// { run: sql }      runs a statement                                   { }
// { prepare: sql }  keeps a query                                      { }
// { time: true }    runs it, every value of the result read            { ms }
// { rows: true }    runs it                                            { rows: [[number, …], …] }
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
let query;

async function columns() {
  const chunks = await (await query.run()).fetchAllChunks();
  return chunks.map((chunk) => chunk.getColumns());
}

async function answer(request) {
  if (request.run) {
    await connection.run(request.run);
    return {};
  }
  if (request.prepare) {
    query = await connection.prepare(request.prepare);
    return {};
  }
  const start = process.hrtime.bigint();
  const chunks = await columns();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  return request.time ? { ms } : { rows: chunks.flatMap((chunk) => chunk[0].map((_, row) => chunk.map((column) => Number(column[row])))) };
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
