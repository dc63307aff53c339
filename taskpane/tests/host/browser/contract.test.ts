import { browserBench } from "../benches/browser";
import { hostContract } from "../contract";

hostContract("browser", browserBench);
