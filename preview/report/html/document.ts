import { createHash } from "node:crypto";
import { printable } from "../../printable";
import type { ReportOrigin } from "../stack-report";
import { clientScript } from "./client-script";
import { html, type Markup, verbatim } from "./markup";
import { pageStyles } from "./styles-page";

const hash = createHash("sha256").update(clientScript).digest("base64");
// The page asks for nothing: also where somebody put an address into a name, nothing is fetched.
const contentSecurityPolicy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;

interface PageContent {
  readonly title: string;
  /** Beside those of every page. */
  readonly styles: string;
  /** With an element of id `content`. */
  readonly content: Markup;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly origin: ReportOrigin;
}

/** A page that stands alone: no requests, light and dark, for a screen and for paper. */
export function renderDocument({ title, styles, content, today, origin }: PageContent): string {
  const { commit, command } = origin;
  return printable(
    `<!doctype html>\n${
      html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${verbatim(pageStyles + styles)}</style>
</head>
<body>
<a class="skip" href="#content">To the results</a>
${content}
<footer>Written on <time datetime="${today}">${today}</time>${
        commit === undefined ? undefined : html` of commit <code>${commit}</code>`
      }${command === undefined ? undefined : html` by <code>${command}</code>`}</footer>
<script>${verbatim(clientScript)}</script>
</body>
</html>`.markup
    }\n`,
  );
}
