/** Every platform, and every open question answered each way. */

import { PLATFORMS, SINGLES } from "../../fakes/wps/facts";
import { wpsBench } from "../benches/wps";
import { hostContract } from "../contract";

for (const platform of [...PLATFORMS, ...SINGLES]) hostContract(`WPS ${platform.name}`, wpsBench(platform));
