import { bin } from "../package.json";

/** The name of the package's command. */
export const [programName = ""] = Object.keys(bin);
