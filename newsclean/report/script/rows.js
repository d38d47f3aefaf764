// The page, row by row. Long pages are built a slice at a time, so that the window never stands still, and rows stand
// in chunks, which the browser lays out only when they come near the window.

const CHUNK = 64;
const FIRST = 2 * CHUNK; // rows of the first slice, which fills the window
const SLICE = 8 * CHUNK;
let building = 0;

const row = (() => {
  const pattern = make("div", { class: "row", role: "listitem" });
  const label = make("button", { type: "button", class: "label", "aria-expanded": "false", tabindex: "-1" });
  label.append(make("span", { class: "number" }), make("span", { class: "chip" }));
  pattern.append(label, make("p", { class: "text", dir: "auto" }));
  return (data, index) => {
    const line = pattern.cloneNode(true);
    const [button, text] = line.children;
    line.dataset.index = index;
    button.children[0].textContent = numbered(data, index);
    button.setAttribute("aria-describedby", `text-${index}`);
    text.id = `text-${index}`;
    if (spoken()) text.lang = spoken();
    text.append(written(data.text));
    setRole(line, data.role);
    return line;
  };
})();

function numbered(data, index) {
  if (data.block === undefined) return number(index + 1);
  const rows = state.page.rows;
  const parted = rows[index - 1]?.block === data.block || rows[index + 1]?.block === data.block;
  if (!parted) return number(data.block);
  let part = 0;
  while (rows[index - part - 1]?.block === data.block) part += 1;
  return `${number(data.block)}${"abcdefghijklmnopqrstuvwxyz"[part] ?? "+"}`;
}

function setRole(line, role, was = null) {
  line.dataset.role = role;
  line.dataset.use = LOOKS[role].use;
  const label = line.firstElementChild;
  label.children[1].textContent = role;
  label.children[2]?.remove();
  if (was) label.append(make("span", { class: "was", "aria-label": `was ${was}` }, was));
}

function showRows() {
  state.lines = [];
  state.chunks = [];
  state.current = 0;
  fill(byId("blocks"));
  building += 1;
  buildSlice(building);
}

function buildSlice(turn) {
  if (turn !== building) return; // another page is shown by now
  const { rows } = state.page;
  const slice = new DocumentFragment();
  const before = state.chunks.length;
  const end = Math.min(rows.length, state.lines.length + (before ? SLICE : FIRST));
  for (let index = state.lines.length; index < end; index += 1) {
    const line = row(rows[index], index);
    const role = correctedRole(index);
    if (role !== rows[index].role) setRole(line, role, rows[index].role);
    if (index % CHUNK === 0) state.chunks.push(slice.appendChild(make("div", { class: "chunk" })));
    state.chunks.at(-1).append(line);
    state.lines.push(line);
  }
  foresee(before);
  byId("blocks").append(slice);
  if (!before && rows.length) roveTo(0, { focus: false });
  if (end < rows.length) setTimeout(buildSlice, 0, turn);
  else byId("blocks").dataset.complete = "true";
  drawMap();
}

// Tells the browser how high the chunks from one on will be about, so that the scroll bar is nearly right.
function foresee(first = 0) {
  const across = Math.max(20, (byId("blocks").clientWidth - 220) / 8);
  for (let at = first; at < state.chunks.length; at += 1) {
    let height = 0;
    for (let index = at * CHUNK; index < Math.min(state.lines.length, (at + 1) * CHUNK); index += 1) {
      const use = LOOKS[correctedRole(index)].use;
      const lines = Math.ceil(state.page.rows[index].text.length / across);
      if (isShown(index)) height += use === "removed" ? 14 + 23 * Math.min(3, lines) : 18 + 25 * lines;
    }
    state.chunks[at].hidden = height === 0;
    state.chunks[at].style.containIntrinsicBlockSize = `${height}px`;
  }
}

// Builds what is not built yet up to a row, for those who jump.
function reach(index) {
  while (state.lines.length <= index && state.lines.length < state.page.rows.length) {
    building += 1;
    buildSlice(building);
  }
}

const isShown = (index) => !state.hidden.has(correctedRole(index));

function roveTo(index, { focus = true } = {}) {
  reach(index);
  state.lines[state.current]?.firstElementChild.setAttribute("tabindex", "-1");
  state.current = index;
  const label = state.lines[index].firstElementChild;
  label.setAttribute("tabindex", "0");
  if (focus) {
    label.focus({ preventScroll: true });
    state.lines[index].scrollIntoView({ block: "nearest" });
  }
}

function rove(step, from = state.current) {
  const { length } = state.page.rows;
  let index = from + step;
  while (index >= 0 && index < length && !isShown(index)) index += step;
  if (index >= 0 && index < length) roveTo(index);
}

function toggleRow(index) {
  const line = state.lines[index];
  const label = line.firstElementChild;
  const open = label.getAttribute("aria-expanded") === "true";
  label.setAttribute("aria-expanded", String(!open));
  line.classList.toggle("open", !open);
  let why = line.querySelector(":scope > .why");
  if (!why) {
    why = explained(state.page.rows[index], index);
    label.setAttribute("aria-controls", why.id);
    line.append(why);
  }
  why.hidden = open;
  roveTo(index, { focus: false });
}

function explained(data, index) {
  const why = make("div", { class: "why", id: `why-${index}` });
  const { means, use } = LOOKS[data.role];
  const reasons = data.reasons.length ? data.reasons : ["kept as part of the story"];
  why.append(make("h2", {}, `Why “${data.role}”`));
  why.append(make("ul", {}, ...reasons.map((reason) => quoted("li", reason))));
  if (data.marks) {
    why.append(make("h2", {}, "Marks of the detectors"));
    why.append(data.marks.length ? marksTable(data.marks) : make("p", {}, "None. Its shape and its neighbours told."));
  }
  const places = [`characters ${number(data.span[0])} to ${number(data.span[1])} of the page`];
  for (const [code, count] of Object.entries(data.unseen ?? {})) places.push(`${count} × invisible ${code}`);
  why.append(make("p", { class: "small" }, `${data.role}: ${means} (${USES[use].toLowerCase()}) · ${places.join(" · ")}`));
  why.append(fixer(data, index));
  return why;
}

function marksTable(marks) {
  const head = make("tr", {}, ...["Role", "Weight", "Detector", "Reason"].map((name) => make("th", { scope: "col" }, name)));
  const lines = marks.map((mark) => {
    const width = Math.min(4.5, Math.abs(mark.weight) * 0.6).toFixed(2);
    const bar = make("i");
    bar.style.width = `${width}rem`;
    const sign = mark.weight < 0 ? "−" : "+";
    const cut = mark.cut === null ? [] : [" (only “", quoted("bdi", mark.cut.trim()), "”)"];
    return make(
      "tr",
      { "data-role": mark.role },
      make("td", {}, make("span", { class: "chip" }, mark.role)),
      make("td", { class: `weight${mark.weight < 0 ? " against" : ""}` }, bar, `${sign}${Math.abs(mark.weight).toFixed(2)}`),
      make("td", {}, mark.detector),
      make("td", {}, quoted("bdi", mark.reason), ...cut),
    );
  });
  return make("table", { class: "marks" }, make("thead", {}, head), make("tbody", {}, ...lines));
}
