import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const texts = new Set(["displayName", "description", "remediationSteps", "url", "tags"]);
const parameters = new Set([
  "boolean",
  "groupNames",
  "integer",
  "integerByGroup",
  "stringByKey",
  "strings",
  "stringsByGroup",
  "stringsByKey",
]);

/**
 * Whether a node is a text about a policy or a parameter for readers: no verdict depends on it, and
 * its form is tested.
 */
function isText({ node, parent }) {
  if (parent?.type === "ObjectProperty") return parent.value === node && texts.has(parent.key.name);
  if (parent?.type !== "CallExpression") return false;
  return parameters.has(parent.callee.name) && parent.arguments[1] === node;
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "texts", {
    shouldIgnore: (path) => (isText(path) ? "a text for people" : undefined),
  }),
];
