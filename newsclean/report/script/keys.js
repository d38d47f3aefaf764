// Keys, and the help that lists them. Single keys can be switched off, for those who speak to their computer.

const KEYS = [
  ["j", "next block", () => rove(1)],
  ["k", "block before", () => rove(-1)],
  ["0", "everything", () => showGroup(0)],
  ["1", "what was kept", () => showGroup(1)],
  ["2", "what was read into fields", () => showGroup(2)],
  ["3", "what was taken out", () => showGroup(3)],
  ["[", "page before", () => byId("before").click()],
  ["]", "next page", () => byId("after").click()],
];
const WITHIN = { ArrowDown: () => rove(1), ArrowUp: () => rove(-1), Home: () => rove(1, -1), End: () => rove(-1, state.page.rows.length) };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, select, textarea")) return;
  if (act(event)) event.preventDefault();
}

function act({ key, target, shiftKey }) {
  if (state.page && target.closest(".label") && WITHIN[key]) return WITHIN[key](), true;
  if (!byId("singles").checked) return false;
  if (key === "?") return showHelp(), true;
  if (!state.page) return key === "/" ? (byId("find").focus(), true) : false;
  const known = KEYS.find(([own]) => own === key);
  if (known) return known[2](), true;
  const role = ROLES.find((name) => LOOKS[name].key === key.toLowerCase());
  if (!role) return false;
  if (shiftKey) showOnly(role);
  else toggleRole(role);
  return true;
}

function showHelp() {
  byId("help").showModal();
  byId("close-help").focus(); // autofocus would be tried as the page loads, too, and the browser complain
}

function showKeys() {
  const body = byId("keys").tBodies[0];
  const add = (key, ...words) => body.append(make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, ...words)));
  const head = (words) => body.append(make("tr", { class: "head-row" }, make("td", { colspan: "2" }, words)));
  head("Moving");
  for (const [key, words] of KEYS) if (INDEX.length > 1 || !"[]".includes(key)) add(key, words);
  add("Enter", "open a block, to its marks, weights and reasons");
  if (INDEX.length > 1) add("/", "search the index");
  for (const [use, title] of Object.entries(USES)) {
    head(`${title}: show and hide (with shift: only this)`);
    for (const role of ROLES) {
      if (LOOKS[role].use !== use) continue;
      add(LOOKS[role].key, make("span", { class: "chip", "data-role": role }, role), ` ${LOOKS[role].means}`);
    }
  }
}
