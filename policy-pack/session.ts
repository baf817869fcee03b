import type { PolicyResource } from "@pulumi/policy";
import { resolveConfig } from "./config";
import { type Settings, settingsParameters } from "./settings";
import { createStackView, type StackView } from "./stack-view";

/**
 * What one run of the pack shares between policies. The SDK gives each policy its own configuration
 * and each stack policy a stack of outputs, and nothing else; so the policy `settings`, first in the
 * pack, keeps here what the others need.
 */
const session = {
  settings: resolveConfig(settingsParameters, {}).config,
  inputs: new Map<string, Readonly<Record<string, unknown>>>(),
  stack: undefined as StackView | undefined,
};

export function useSettings(settings: Settings): void {
  session.settings = settings;
}

export function currentSettings(): Settings {
  return session.settings;
}

/** Today, YYYY-MM-DD, or the day that the settings name. */
export function today(): string {
  return session.settings.asOf || new Date().toISOString().slice(0, 10);
}

export function recordInputs(urn: string, inputs: Readonly<Record<string, unknown>>): void {
  session.inputs.set(urn, inputs);
}

/** Starts the stack phase: one view for all stack policies, then the records are forgotten. */
export function openStack(resources: readonly PolicyResource[]): void {
  session.stack = createStackView(resources, session.inputs);
  session.inputs.clear();
}

/** The view opened by `settings`, or a fresh one where that policy is disabled. */
export function stackOf(resources: readonly PolicyResource[]): StackView {
  const { stack } = session;
  return stack && isViewOf(stack, resources) ? stack : createStackView(resources, session.inputs);
}

function isViewOf({ nodes }: StackView, resources: readonly PolicyResource[]): boolean {
  return (
    nodes.length === resources.length &&
    nodes.every((node, index) => node.urn === resources[index]?.urn)
  );
}
