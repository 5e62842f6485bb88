// npm run api [-- FILE|URL]: writes the types from Central's OpenAPI document, by default the one in this repository.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const kept = new URL("../../../docs/openapi/central.json", import.meta.url);
const types = new URL("schema.d.ts", import.meta.url);
const [source = kept] = process.argv.slice(2);

const document = JSON.parse(await read(source));
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
