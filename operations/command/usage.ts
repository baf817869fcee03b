import { readArguments } from "./arguments";
import { UsageError } from "./errors";

export { readArguments, UsageError };
