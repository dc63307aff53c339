/** The pane as WPS sees it: known to all pages of the add-in by the number that main.js keeps. */

import type { Application } from "./application";
import { asNumber, asText, attempt, tried } from "./guarded";

/** Keys of PluginStorage, as in manifest/wps/main.js. */
const PANE = "zhubi_wps_pane";
const TAB = "zhubi_wps_tab";
const EVERY = 400;

/** 收起: while the pane is docked, the ribbon does not hear the mouse [AWD]. False when WPS did not hide it. */
export function foldPane(application: Application): boolean {
  return attempt(() => {
    const pane = application.GetTaskPane(asNumber(application.PluginStorage.getItem(PANE)));
    pane.Visible = false;
    return !pane.Visible;
  }, false);
}

/** Hears which tab a ribbon button asked for after the pane was made; returns how to stop. */
export function followRibbon(application: Application, onTab: (tab: string) => void): () => void {
  const timer = setInterval(() => {
    const wanted = attempt(() => asText(application.PluginStorage.getItem(TAB)), "");
    if (wanted === "" || wanted === "null" || wanted === "undefined") return;
    tried(() => application.PluginStorage.removeItem(TAB));
    onTab(wanted);
  }, EVERY);
  return () => clearInterval(timer);
}
