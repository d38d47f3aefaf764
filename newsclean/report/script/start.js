// What the file carries, and the state of the report: which page is shown, which roles are hidden, what was corrected.

const byId = (id) => document.getElementById(id);
const carried = (id) => JSON.parse(byId(id).textContent);

const LOOKS = carried("looks");
const INDEX = carried("index");
const ROLES = Object.keys(LOOKS);
const USES = { kept: "Kept", read: "Read into fields", removed: "Taken out" };

const state = {
  at: -1, // the page's place in the index; -1 for none
  page: null,
  lines: [], // the element of each row
  chunks: [], // the elements that rows stand in
  current: 0, // the row that the keys act on
  hidden: new Set(),
  corrections: new Map(), // page -> { roles: Map(row -> role), fields: {} }
};

const loaded = new Map();

// A page's data is read when the page is first looked at.
function pageAt(at) {
  if (!loaded.has(at)) loaded.set(at, JSON.parse(document.querySelectorAll("script.page")[at].textContent));
  return loaded.get(at);
}

function say(words) {
  byId("said").textContent = words;
}

const number = (value) => value.toLocaleString("en");
const plural = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
