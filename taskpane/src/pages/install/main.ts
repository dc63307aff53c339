/** `/wps/install/`: puts the add-in into WPS 文字 through WPS's own local service. */

import "../../generated/colours.css";
import "../../ui/styles/tokens.css";
import "../../ui/styles/base.css";
import "../../ui/styles/buttons.css";
import "./install.css";
import { h, render } from "preact";
import { Installer } from "./installer";
import { addinAddress, createWpsService } from "./service";

const root = document.getElementById("install");
if (root) render(h(Installer, { service: createWpsService(), address: addinAddress(location) }), root);
