// biome-ignore-all lint/performance/noBarrelFile: the entry of the package names what is public.
export type {
  ResourceRow,
  ResourceTable,
  Row,
  StackRow,
  Table,
} from "./testing/policy-table";
export {
  testMoreOfStackPolicy,
  testResourcePolicy,
  testStackPolicy,
} from "./testing/policy-tester";
export { secret, type TestResource, unknown } from "./testing/test-resource";
