import { bin } from "../package.json";

/** What the package's command is called. */
export const [programName = ""] = Object.keys(bin);
