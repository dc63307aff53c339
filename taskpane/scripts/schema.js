/** Writes src/api/schema.ts from the routes the service declares; with --check only says whether it is current. */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "taskpane/src/api/schema.ts");
const python =
  ["bin/python", "Scripts/python.exe"].map((name) => join(root, ".venv", name)).find(existsSync) ?? "python3";
const described = execFileSync(python, ["-m", "scripts.describe_api"], { cwd: root, encoding: "utf8" });

const blob = ts.factory.createTypeReferenceNode("Blob");
const types = await openapiTS(described, {
  // The description itself says what an answer always has; in a request a default may be left out.
  defaultNonNullable: false,
  transform: (schema) => (schema.format === "binary" ? blob : undefined),
});
const text = `/** The service's API, written by \`npm run schema\` from the routes as they are declared. */\n\n${astToString(types)}`;

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  console.error("src/api/schema.ts is not what the service declares: run `npm run schema`");
  process.exitCode = 1;
}
