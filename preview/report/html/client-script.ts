/** What the page does in a browser: filters choose among the findings, and paper shows what is folded. */
export const clientScript = `
for (const article of document.querySelectorAll(".stack-report")) {
  const items = [...article.querySelectorAll(".finding")];
  const groups = [...article.querySelectorAll(".group")];
  const search = article.querySelector(".search");
  if (search === null) continue;
  const buttons = [...article.querySelectorAll(".filter")];
  const status = article.querySelector(".shown");
  const update = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const chosen = (group) =>
      buttons
        .filter((each) => each.dataset.group === group && each.getAttribute("aria-pressed") === "true")
        .map((each) => each.dataset.value);
    const [kinds, severities] = [chosen("kind"), chosen("severity")];
    let shown = 0;
    for (const item of items) {
      const group = item.closest(".group");
      const around = [...group.querySelectorAll(".group-head, .more p:not(.urn)")].map((each) => each.textContent);
      const text = [item.textContent, ...around].join(" ").toLowerCase();
      item.hidden =
        (kinds.length > 0 && !kinds.includes(item.dataset.kind)) ||
        (severities.length > 0 && !severities.includes(item.dataset.severity)) ||
        !words.every((word) => text.includes(word));
      if (!item.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = group.querySelector(".finding:not([hidden])") === null;
    status.textContent = shown === items.length ? "" : shown + " of " + items.length + " findings shown";
  };
  search.addEventListener("input", update);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      update();
    });
  }
}
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of folded) each.open = false;
});
`;
