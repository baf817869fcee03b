import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A control group that limits the CPU share of all its processes together. */
export interface CpuLimit {
  /** A command that runs Node in the group. */
  readonly node: readonly string[];
  /** To be called when all of its processes have ended. */
  remove(): void;
}

const CONTROLLER = "/sys/fs/cgroup/cpu";
// Lambda's period, according to public reports: a share of 0.29 is 5.8 ms of each 20 ms, on any
// number of CPUs.
const PERIOD_US = 20_000;
const ENTER = 'echo $$ > "$1/cgroup.procs" && shift && exec "$@"';

/** @throws if the machine has no writable CPU controller of control groups version 1 */
export function createCpuLimit(vcpu: number): CpuLimit {
  const group = join(CONTROLLER, `bench-${process.pid}`);
  if (!existsSync(join(CONTROLLER, "cpu.cfs_quota_us"))) {
    throw new Error(`--limit-cpu needs control groups version 1 with ${CONTROLLER}, and root`);
  }
  mkdirSync(group);
  writeFileSync(join(group, "cpu.cfs_period_us"), `${PERIOD_US}`);
  writeFileSync(join(group, "cpu.cfs_quota_us"), `${Math.round(PERIOD_US * vcpu)}`);
  return {
    node: ["/bin/sh", "-c", ENTER, "sh", group, process.execPath],
    remove: () => rmdirSync(group),
  };
}
