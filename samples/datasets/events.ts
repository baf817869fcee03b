import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Events of an API, one a line: ids beyond what a double holds, values within others. */
export const events: Dataset = {
  name: "events",
  keys: { prefix: "acme-source/api/events/" },
  version: 1,
  maxRejectShare: 0.05,
  fields: {
    id: { type: "int64", required: true },
    type: { type: "string", required: true },
    actorId: { type: "int64", source: ["actor", "id"] },
    actor: { type: "string", source: ["actor", "login"] },
    repository: { type: "string", source: ["repo", "name"] },
    size: { type: "integer", source: ["payload", "size"] },
    firstCommit: { type: "string", source: ["payload", "commits", 0, "sha"] },
    lastMessage: { type: "string", source: ["payload", "commits", -1, "message"] },
    payload: { type: "json" },
    isPublic: { type: "boolean", source: "public" },
    createdAt: { type: "timestamp", source: "created_at" },
    day: { derive: { kind: "date", of: "createdAt" } },
  },
};
