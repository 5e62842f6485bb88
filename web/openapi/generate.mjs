// npm run api [-- FILE|URL]: takes Central's OpenAPI document and writes the types from it.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const kept = new URL("central.json", import.meta.url);
const types = new URL("../src/api/schema.d.ts", import.meta.url);
const [source] = process.argv.slice(2);

const document = JSON.parse(await read(source ?? kept));
await writeFile(kept, `${JSON.stringify(document, null, 2)}\n`);
await writeFile(
  types,
  `// Written by \`npm run api\`; do not edit.\n${astToString(await openapiTS(document))}`,
);

async function read(from) {
  if (!String(from).startsWith("http")) {
    return readFile(from, "utf8");
  }
  const answer = await fetch(from);
  if (!answer.ok) {
    throw new Error(`${from} answered ${answer.status}`);
  }
  return answer.text();
}
