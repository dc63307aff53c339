/** `/wps/install/`: puts the add-in into WPS 文字 through WPS's own local service. */

import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/buttons.css";
import "../styles/install.css";
import { h, render } from "preact";
import { Installer } from "../install/installer";
import { addinAddress, createWpsService } from "../install/service";

const root = document.getElementById("install");
if (root) render(h(Installer, { service: createWpsService(), address: addinAddress(location) }), root);
