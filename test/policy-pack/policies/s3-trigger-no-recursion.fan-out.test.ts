import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  fn,
  mapping,
  notification,
  queue,
  resource,
  role,
  rolePolicy,
  subscription,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A function whose role lets it write the objects of bucket 'etl-data'. */
const writer = (name = "worker") => [
  fn({ name, role: arnOf.role(name) }),
  role({ name }, { name: `${name}-role` }),
  rolePolicy(
    allow("s3:PutObject", "arn:aws:s3:::etl-data/*"),
    { role: name },
    { name: `${name}-data` },
  ),
];

/** New objects of bucket 'etl-data' go to that topic or queue. */
const uploads = (destination: object, options = {}) =>
  notification({ bucket: "etl-data", lambdaFunctions: undefined, ...destination }, options);

const toNews = (topicArn: string) => ({ topics: [{ topicArn, events: ["s3:ObjectCreated:*"] }] });

const toJobs = (queueArn: string) => ({ queues: [{ queueArn, events: ["s3:ObjectCreated:*"] }] });

/** Topic 'news' sends to queue 'jobs'. */
const newsToJobs = (inputs = {}, options = {}) =>
  subscription(
    { topic: arnOf.topic("news"), protocol: "sqs", endpoint: arnOf.queue("jobs"), ...inputs },
    { name: "news-jobs", ...options },
  );

testMoreOfStackPolicy("s3-trigger-no-recursion", "by way of topics, queues and pipes", [
  {
    kind: "fail",
    title: "a topic that sends to a queue, which the function reads",
    resources: [
      ...writer(),
      topic({ name: "news" }),
      queue(),
      mapping(),
      newsToJobs(),
      uploads(toNews(arnOf.topic("news"))),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "linked",
    title: "a topic and a queue whose ARNs only the update knows",
    resources: [
      ...writer(),
      topic({ name: undefined }, { name: "news" }),
      queue({ name: undefined }),
      mapping({ eventSourceArn: unknown }, { dependsOn: { eventSourceArn: ["jobs"] } }),
      newsToJobs(
        { topic: unknown, endpoint: unknown },
        { dependsOn: { topic: ["news"], endpoint: ["jobs"] } },
      ),
      uploads(toNews(unknown), { dependsOn: { topics: ["news"] } }),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "fail",
    title: "a pipe from a queue, which invokes one function and asks another",
    resources: [
      ...writer(),
      ...writer("adviser"),
      queue(),
      resource("aws:pipes/pipe:Pipe", "jobs-pipe", {
        source: arnOf.queue("jobs"),
        enrichment: arnOf.fn("adviser"),
        target: arnOf.fn("worker"),
      }),
      uploads(toJobs(arnOf.queue("jobs"))),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      {
        resource: "adviser",
        message:
          "'uploads' invokes it for new objects etl-data/*, and role 'adviser-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      },
    ],
  },
  {
    kind: "pass",
    title: "a topic that sends to mail and to a queue that another function reads",
    resources: [
      ...writer(),
      fn({ name: "reader" }),
      topic({ name: "news" }),
      queue(),
      mapping({ functionName: "reader" }),
      newsToJobs(),
      subscription({ topic: arnOf.topic("news") }),
      uploads(toNews(arnOf.topic("news"))),
    ],
    reports: [],
  },
]);
