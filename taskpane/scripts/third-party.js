/** Which packages of others stand in what was built, with their licences: for the notices of a bundle. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ name: string, version: string, licence: string, text: string }} Package */

const MODULE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/**
 * The packages whose code is in these modules.
 * @param {readonly string[]} modules
 * @returns {Package[]}
 */
export function thirdParty(modules) {
  /** @type {Map<string, Package>} */
  const found = new Map();
  for (const id of modules) {
    const [, folder, name] = MODULE.exec(id.replace(/\\/g, "/")) ?? [];
    if (folder && name && !found.has(name)) found.set(name, describe(folder));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} folder
 * @returns {Package}
 */
function describe(folder) {
  /** @type {{ name: string, version: string, license: string }} */
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- npm has read it before us
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  if (!file) throw new Error(`${about.name} carries no licence text`);
  return {
    name: about.name,
    version: about.version,
    licence: about.license,
    text: readFileSync(join(folder, file), "utf8"),
  };
}
