// The strip at the side: the whole page at a glance, each row in its role's colour, as wide as its use
// (kept: all of it, read: two thirds, taken out: a third), and a frame around what the window shows.

const WIDTHS = { kept: 1, read: 0.66, removed: 0.36 };
const LEAST = 24; // characters that a row counts for at least, so that short ones can be seen
let drawing = 0;
let heights = { page: null, ends: [] };

function roleColours() {
  const probe = make("i");
  byId("map").after(probe);
  const colours = {};
  for (const role of ROLES) {
    probe.dataset.role = role;
    probe.style.color = "var(--role)";
    colours[role] = getComputedStyle(probe).color;
  }
  probe.style.color = "var(--ink)";
  colours.frame = getComputedStyle(probe).color;
  probe.remove();
  return colours;
}

// Where each row ends, as a share of the whole.
function rowEnds() {
  if (heights.page === state.page) return heights.ends;
  let total = 0;
  const ends = state.page.rows.map((data) => (total += LEAST + Math.min(2000, data.text.length)));
  heights = { page: state.page, ends: ends.map((end) => end / total) };
  return heights.ends;
}

function drawMap() {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(paint);
}

function paint() {
  const canvas = byId("map");
  if (!state.page || !canvas.clientHeight) return;
  const scale = window.devicePixelRatio || 1;
  const width = (canvas.width = Math.round(canvas.clientWidth * scale));
  const height = (canvas.height = Math.round(canvas.clientHeight * scale));
  const brush = canvas.getContext("2d");
  const colours = roleColours();
  const ends = rowEnds();
  let top = 0;
  state.page.rows.forEach((_, index) => {
    const role = correctedRole(index);
    const bottom = ends[index] * height;
    brush.globalAlpha = isShown(index) ? 1 : 0.15;
    brush.fillStyle = colours[role];
    const gap = bottom - top > 3 * scale ? scale : 0;
    brush.fillRect(0, top, width * WIDTHS[LOOKS[role].use], bottom - top - gap);
    top = bottom;
  });
  const [first, last] = inWindow();
  if (first < 0) return;
  const from = first ? ends[first - 1] * height : 0;
  brush.globalAlpha = 1;
  brush.strokeStyle = colours.frame;
  brush.lineWidth = 2 * scale;
  brush.strokeRect(scale, from + scale, width - 2 * scale, Math.max(6 * scale, ends[last] * height - from) - 2 * scale);
}

// The first and last row in the window. Only what stands in the window is asked where it is: the rest is not laid out.
function inWindow() {
  const below = (limit) => {
    const chunk = lowest(state.chunks.filter((element) => !element.hidden), limit);
    const line = chunk && lowest([...chunk.children].filter((element) => isShown(Number(element.dataset.index))), limit);
    return line ? Number(line.dataset.index) : -1;
  };
  return [below(byId("roles").getBoundingClientRect().bottom), below(window.innerHeight)];
}

// The first of some elements, one below the other, that ends below a line, or the last; found by bisection.
function lowest(elements, limit) {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elements[middle].getBoundingClientRect().bottom <= limit) low = middle + 1;
    else high = middle;
  }
  return elements[low];
}

function goByMap(event) {
  const box = byId("map").getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  const ends = rowEnds();
  let index = ends.findIndex((end) => end >= share);
  if (index < 0) index = ends.length - 1;
  while (index < ends.length - 1 && !isShown(index)) index += 1;
  reach(index);
  state.lines[index].scrollIntoView({ block: "center" });
}

function watchMap() {
  const canvas = byId("map");
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    goByMap(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons) goByMap(event);
  });
  window.addEventListener("scroll", drawMap, { passive: true });
  window.addEventListener("resize", drawMap);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawMap);
  // What sticks below the roles must know how high they are.
  new ResizeObserver(([roles]) => {
    const under = `${Math.ceil(roles.target.offsetHeight) + 12}px`;
    document.documentElement.style.setProperty("--under", under);
    document.documentElement.style.scrollPaddingTop = under;
    drawMap();
  }).observe(byId("roles"));
}
