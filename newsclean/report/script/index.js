// Several pages: totals, search, and a table that can be sorted.

const COLUMNS = [
  ["Page", (entry) => (entry.title ?? entry.name).toLowerCase()],
  ["Verdict", (entry) => entry.verdict],
  ["Confidence", (entry) => entry.confidence],
  ["Words", (entry) => entry.words],
  ["What it is made of", (entry) => share(entry.totals, "kept")],
];
const MOST = 200; // lines shown until more are asked for
const sorting = { column: 2, down: false, most: MOST };

const searchable = INDEX.map((entry) => [entry.name, entry.title ?? "", ...entry.authors].join("\n").toLowerCase());

function share(totals, use) {
  let own = 0;
  let all = 1;
  for (const [role, [, characters]] of Object.entries(totals)) {
    all += characters;
    if (LOOKS[role].use === use) own += characters;
  }
  return own / all;
}

function stacked(totals, label) {
  const stack = make("div", { class: "stack", role: "img", "aria-label": label });
  for (const role of ROLES) {
    if (!totals[role]) continue;
    const part = make("i", { "data-role": role, title: role });
    part.style.flexGrow = totals[role][1];
    stack.append(part);
  }
  return stack;
}

function madeOf(totals) {
  return `${Math.round(100 * share(totals, "kept"))} % kept, ${Math.round(100 * share(totals, "removed"))} % taken out`;
}

function showTotals() {
  const totals = {};
  const verdicts = new Map();
  for (const entry of INDEX) {
    verdicts.set(entry.verdict, (verdicts.get(entry.verdict) ?? 0) + 1);
    for (const [role, [rows, characters]] of Object.entries(entry.totals)) {
      totals[role] ??= [0, 0];
      totals[role][0] += rows;
      totals[role][1] += characters;
    }
  }
  const numbers = make("p", { class: "numbers" });
  const some = [...verdicts].sort((one, other) => other[1] - one[1]);
  for (const [verdict, count] of some) numbers.append(make("span", {}, make("b", {}, number(count)), ` ${verdict}`));
  const legend = ROLES.filter((role) => totals[role]).map((role) =>
    make("li", { "data-role": role, title: LOOKS[role].means }, `${role} ${number(totals[role][0])}`),
  );
  const label = `Characters by role: ${madeOf(totals)}`;
  fill(byId("totals"), numbers, stacked(totals, label), make("ul", { class: "legend", "aria-label": "Blocks by role" }, ...legend));
}

function showSorts() {
  const heads = COLUMNS.map(([name], place) => {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", () => sortBy(place));
    const sorted = place === sorting.column ? (sorting.down ? "descending" : "ascending") : null;
    return make("th", { scope: "col", "aria-sort": sorted }, button);
  });
  fill(byId("sorts"), ...heads);
}

function sortBy(place) {
  sorting.down = sorting.column === place ? !sorting.down : false;
  sorting.column = place;
  showSorts();
  showLines();
  byId("sorts").children[place].firstElementChild.focus();
}

function matching() {
  const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [, key] = COLUMNS[sorting.column];
  const sign = sorting.down ? -1 : 1;
  return INDEX.map((_, at) => at)
    .filter((at) => words.every((word) => searchable[at].includes(word)))
    .map((at) => [key(INDEX[at]), at])
    .sort(([one, first], [other, second]) => (one < other ? -sign : one > other ? sign : first - second))
    .map(([, at]) => at);
}

function showLines() {
  const matches = matching();
  fill(byId("lines"), ...matches.slice(0, sorting.most).map(line));
  byId("found").textContent = matches.length === INDEX.length ? "" : `${number(matches.length)} of ${plural(INDEX.length, "page")}`;
  byId("more").hidden = matches.length <= sorting.most;
  byId("more").textContent = `Show all ${number(matches.length)}`;
}

function line(at) {
  const entry = INDEX[at];
  const link = quoted("a", entry.title ?? "No title found", { href: `#${at + 1}` });
  const origin = make("span", { class: "small" });
  for (const part of [entry.date, entry.authors.join(", "), entry.name].filter(Boolean)) {
    origin.append(...(origin.hasChildNodes() ? [" · "] : []), quoted("bdi", part));
  }
  return make(
    "tr",
    {},
    make("td", {}, link, origin),
    make("td", {}, make("span", { class: "verdict", "data-verdict": entry.verdict }, entry.verdict)),
    make("td", {}, indexSurety(entry.confidence)),
    make("td", { class: "num" }, number(entry.words)),
    make("td", {}, stacked(entry.totals, madeOf(entry.totals)), make("span", { class: "small" }, madeOf(entry.totals))),
  );
}

function indexSurety(confidence) {
  const sure = surety(confidence);
  sure.lastChild.remove(); // the column's head says it
  return sure;
}

function showIndex() {
  byId("all-title").textContent = plural(INDEX.length, "page");
  showTotals();
  showSorts();
  showLines();
}

function watchIndex() {
  byId("find").addEventListener("input", () => {
    sorting.most = MOST;
    showLines();
  });
  byId("more").addEventListener("click", () => {
    sorting.most = Infinity;
    showLines();
  });
}
