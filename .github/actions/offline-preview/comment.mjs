import { readFile } from "node:fs/promises";

// One comment for each category, which is found again by its first line.
const { CATEGORY, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST, SUMMARY } =
  process.env;
const mark = `<!-- offline-preview: ${CATEGORY} -->`;
const maxCharacters = 65_536;
const pageSize = 100;

const summary = await readFile(SUMMARY, "utf8");
const body = `${mark}\n${summary}`.slice(0, maxCharacters);
const comments = `repos/${GITHUB_REPOSITORY}/issues/${PULL_REQUEST}/comments`;

try {
  const earlier = await findComment();
  if (earlier === undefined) await request("POST", comments, { body });
  else await request("PATCH", `repos/${GITHUB_REPOSITORY}/issues/comments/${earlier.id}`, { body });
} catch (error) {
  // The preview's own status says how the run ends.
  console.log(`::notice::The pull request has no comment of the preview: ${error.message}`);
}

async function findComment() {
  for (let page = 1; ; page++) {
    const found = await request("GET", `${comments}?per_page=${pageSize}&page=${page}`);
    const own = found.find((each) => each.user?.type === "Bot" && each.body?.startsWith(mark));
    if (own !== undefined || found.length < pageSize) return own;
  }
}

async function request(method, path, content) {
  const response = await fetch(`${GITHUB_API_URL}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${GITHUB_TOKEN}`,
      "x-github-api-version": "2022-11-28",
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (response.ok) return response.json();
  throw new Error(`${method} of a comment ended with ${response.status}`);
}
