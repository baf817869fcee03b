// biome-ignore-all lint/performance/noBarrelFile: the entry of the package names what is public.
export { createPack, type PackDefinition } from "./create-pack";
export {
  boolean,
  groupNames,
  integer,
  integerByGroup,
  type Parameter,
  type Parameters,
  stringByKey,
  strings,
  stringsByGroup,
  stringsByKey,
} from "./engine/config";
export type { ParameterDefaults } from "./engine/define-policy";
export { resourcePolicy, stackPolicy } from "./engine/define-policy";
export type { Context, Metadata, ResourceSubject } from "./engine/evaluate";
export { renamed } from "./engine/former-names";
export { findTarget, refersTo } from "./stack/links";
export type { StackNode, StackView } from "./stack/stack-view";
export type { Problems } from "./values/problems";
export { known } from "./values/unknown";
