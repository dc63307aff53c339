/**
 * The local service of WPS that keeps the list of its add-ins, spoken to as WPS's own publish page does: requests carry
 * base64 of JSON as plain text, so that the browser asks no leave first.
 */

import { entryOf } from "../../api/entry";

const BASE = "http://127.0.0.1:58890";
const PATIENCE = 3000; // ms

/** Starts that service where the browser hands the link to WPS. */
export const START_LINK = "ksoWPSCloudSvr://start=RelayHttpServer";

export const NAME = "zhubi";

/** `other`: listed, with another address than ours is now. */
export type Listed = "no" | "yes" | "other";

export interface WpsService {
  /** Whether it answers. */
  answers(): Promise<boolean>;
  listed(address: string): Promise<Listed>;
  /** Whether WPS itself can fetch our ribbon; null when that cannot be told. */
  fetches(address: string): Promise<boolean | null>;
  /** Puts the add-in on the list or takes it off; false when the service did not take it. */
  deploy(command: "enable" | "disable", address: string): Promise<boolean>;
}

interface Entry {
  name?: string;
  url?: string;
  addonType?: string;
  enable?: string;
}

/** The add-in's address as WPS must be given it: the number, not the name, and a slash at the end. */
export function addinAddress(page: { protocol: string; port: string; pathname: string }): string {
  const port = page.protocol === "https:" ? Number(page.port) - 1 : page.port;
  return `http://127.0.0.1:${port}${entryOf(page.pathname)}/wps/`;
}

export function createWpsService(send: typeof fetch = fetch.bind(globalThis)): WpsService {
  async function ask(path: string, body: string): Promise<string> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const response = await send(BASE + path, { method: "POST", body, signal: stop.signal, credentials: "omit" });
      if (!response.ok) throw new Error(String(response.status));
      return await response.text();
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    answers: () =>
      ask("/version", "{}").then(
        () => true,
        () => false,
      ),
    async listed(address) {
      const found = JSON.parse(await ask("/publishlist", "")) as Entry[];
      const ours = found.find((entry) => entry.name === NAME && entry.addonType === "wps" && entry.enable !== "false");
      if (!ours) return "no";
      return ours.url === address ? "yes" : "other";
    },
    async fetches(address) {
      try {
        const ribbon = await ask(
          "/redirect/runParams",
          encode({ method: "get", url: `${address}ribbon.xml`, data: "" }),
        );
        return ribbon.startsWith("<customUI");
      } catch {
        return null; // the browser may not let us see it although WPS can
      }
    },
    async deploy(command, address) {
      const order = {
        cmd: command,
        name: NAME,
        url: address,
        addonType: "wps",
        online: "true",
        version: "",
        customDomain: "",
      };
      const answer = await ask("/deployaddons/runParams", encode(order));
      return answer === "OK" || answer === "";
    },
  };
}

function encode(data: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
