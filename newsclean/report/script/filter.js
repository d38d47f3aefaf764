// Roles shown and hidden.

const GROUPS = [
  ["Everything", () => true],
  ["Kept", (role) => LOOKS[role].use === "kept"],
  ["Read", (role) => LOOKS[role].use === "read"],
  ["Taken out", (role) => LOOKS[role].use === "removed"],
];

function counted() {
  const counts = new Map();
  state.page.rows.forEach((_, index) => {
    const role = correctedRole(index);
    counts.set(role, (counts.get(role) ?? 0) + 1);
  });
  return counts;
}

function showRoles() {
  const counts = counted();
  const groups = make("span", { class: "group" });
  GROUPS.forEach(([name], place) => {
    const button = make("button", { type: "button", "data-group": place, title: `key ${place}` }, name);
    button.addEventListener("click", () => showGroup(place));
    groups.append(button);
  });
  const buttons = ROLES.filter((role) => counts.has(role)).map((role) => {
    const look = LOOKS[role];
    const title = `${look.means} Key ${look.key}, with shift only this.`;
    const button = make("button", { type: "button", "data-role": role, title }, role);
    button.append(make("span", { class: "count" }, number(counts.get(role))));
    button.addEventListener("click", () => toggleRole(role));
    return button;
  });
  fill(byId("roles"), groups, ...buttons);
  applyHidden();
}

function applyHidden() {
  byId("blocks").dataset.hidden = [...state.hidden].join(" ");
  foresee();
  for (const button of byId("roles").querySelectorAll("[data-role]")) {
    button.setAttribute("aria-pressed", String(!state.hidden.has(button.dataset.role)));
  }
  for (const button of byId("roles").querySelectorAll("[data-group]")) {
    const [, within] = GROUPS[button.dataset.group];
    button.setAttribute("aria-pressed", String(ROLES.every((role) => state.hidden.has(role) !== within(role))));
  }
  if (state.page.rows.length && !isShown(state.current)) {
    const first = state.page.rows.findIndex((_, index) => isShown(index));
    if (first >= 0) roveTo(first, { focus: false });
  }
  drawMap();
}

function sayShown(what) {
  const shown = state.page.rows.filter((_, index) => isShown(index)).length;
  say(`${what}, ${plural(shown, "block")} shown`);
}

function toggleRole(role) {
  const hide = !state.hidden.has(role);
  if (hide) state.hidden.add(role);
  else state.hidden.delete(role);
  applyHidden();
  sayShown(`${role} ${hide ? "hidden" : "shown"}`);
}

function showOnly(only) {
  state.hidden = new Set(ROLES.filter((role) => role !== only));
  applyHidden();
  sayShown(`only ${only}`);
}

function showGroup(place) {
  const [name, within] = GROUPS[place];
  state.hidden = new Set(ROLES.filter((role) => !within(role)));
  applyHidden();
  sayShown(name);
}
