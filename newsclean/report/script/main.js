// What is shown: the index, or the page whose number stands behind the address's #.

const THEMES = ["auto", "light", "dark"];

function turnTheme() {
  const root = document.documentElement;
  const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
  root.dataset.theme = next;
  byId("theme").textContent = `Theme: ${next}`;
  drawMap();
}

function showView(name) {
  byId("desk").dataset.view = name;
  byId("show-blocks").setAttribute("aria-pressed", String(name === "blocks"));
  byId("show-article").setAttribute("aria-pressed", String(name === "article"));
  drawMap();
}

function show() {
  if (location.hash === "#content") return; // the way past the bar
  const asked = Number(location.hash.slice(1)) - 1;
  const at = INDEX.length === 1 ? 0 : INDEX[asked] ? asked : -1;
  const moved = at !== state.at;
  state.at = at;
  state.page = at < 0 ? null : pageAt(at);
  byId("all").hidden = at >= 0;
  byId("one").hidden = at < 0;
  byId("turn").hidden = at < 0 || INDEX.length === 1;
  if (!moved) return;
  if (at < 0) fill(byId("where"), `report on ${plural(INDEX.length, "page")}`);
  else showPage();
  showCorrections();
  window.scrollTo(0, 0);
}

function showPage() {
  for (const [id, to] of [["before", state.at - 1], ["after", state.at + 1]]) {
    if (INDEX[to]) byId(id).setAttribute("href", `#${to + 1}`);
    else byId(id).removeAttribute("href");
  }
  delete byId("blocks").dataset.complete;
  showHead();
  showRows();
  showRoles();
  showArticle();
}

function watch() {
  byId("theme").addEventListener("click", turnTheme);
  byId("ask").addEventListener("click", showHelp);
  byId("show-blocks").addEventListener("click", () => showView("blocks"));
  byId("show-article").addEventListener("click", () => showView("article"));
  byId("download").addEventListener("click", download);
  byId("review").addEventListener("click", openReview);
  byId("undo").addEventListener("click", undoAll);
  byId("expected").addEventListener("close", keepReview);
  byId("blocks").addEventListener("click", (event) => {
    const line = event.target.closest(".row");
    const opens = event.target.closest(".label, .text");
    if (line && opens && getSelection().isCollapsed) toggleRow(Number(line.dataset.index));
  });
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", () => {
    show();
    byId("content").focus();
  });
  watchMap();
  watchIndex();
}

watch();
showKeys();
if (INDEX.length > 1) showIndex();
show();
document.documentElement.dataset.ready = "true";
