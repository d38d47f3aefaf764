// The article as it was extracted, and the head of its page.

function showHead() {
  const { article, rows, name } = state.page;
  const title = byId("title");
  fill(title, written(article.title ?? "No title found"));
  const removed = rows.filter((data) => LOOKS[data.role].use !== "kept").length;
  fill(
    byId("facts"),
    make("span", { class: "verdict", "data-verdict": article.verdict }, article.verdict),
    surety(article.confidence),
    make("span", {}, make("b", {}, number(rows.length - removed)), " of ", plural(rows.length, "block"), " kept"),
    make("span", {}, make("b", {}, plural(wordsOf(rows), "word")), " in the body"),
  );
  fill(byId("where"), written(name));
}

// The language of the story, for those who have it read aloud.
function spoken() {
  const { language } = state.page.article;
  return /^[a-z]{2,3}$/.test(language ?? "") ? language : null;
}

function wordsOf(rows) {
  let words = 0;
  for (const data of rows) if (isBody(data.role)) words += data.words;
  return words;
}

function surety(confidence) {
  const meter = make("span", { class: "meter", "aria-hidden": "true" }, make("i"));
  meter.firstElementChild.style.width = `${Math.round(confidence * 100)}%`;
  return make("span", { class: "sure" }, meter, make("b", {}, confidence.toFixed(2)), " confidence");
}

const isBody = (role) => role === "body" || role === "heading";

function showArticle() {
  const { article } = state.page;
  const parts = [quoted("h2", article.title ?? "No title found", { lang: article.title ? spoken() : null })];
  if (article.standfirst) parts.push(quoted("p", article.standfirst, { class: "stand", lang: spoken() }));
  parts.push(fieldList(article), bodyParts());
  if (article.captions.length) {
    const items = article.captions.map((caption) => {
      const item = quoted("li", caption.text);
      if (caption.credit) item.append(" (", quoted("bdi", caption.credit), ")");
      return item;
    });
    const heading = make("h3", {}, plural(items.length, "caption"));
    parts.push(make("div", { class: "captions" }, heading, make("ul", {}, ...items)));
  }
  fill(byId("article"), ...parts);
}

function fieldList(article) {
  const list = make("dl");
  const add = (name, text) => {
    if (text) list.append(make("dt", {}, name), quoted("dd", text));
  };
  const unsure = article.date_ambiguous ? ` (or ${article.date_alternative})` : "";
  add("Date", (article.timestamp ?? article.date ?? "none found").replace("T", " ") + unsure);
  add(article.authors.length > 1 ? "Authors" : "Author", article.authors.join(", ") || "none found");
  add("Tags", article.tags.join(", "));
  add("Language", article.language);
  add("Verdict", article.verdict);
  add("Confidence", article.confidence.toFixed(2));
  return list;
}

let writing = 0;

function bodyParts() {
  const body = make("div", { class: "body" });
  const { rows } = state.page;
  const pieces = rows.filter((data) => isBody(data.role));
  if (!pieces.length) body.append(make("p", { class: "none" }, "No article found: the body is empty."));
  const turn = (writing += 1);
  let at = 0;
  const slice = () => {
    if (turn !== writing) return; // another page is shown by now
    const part = new DocumentFragment();
    for (const end = Math.min(pieces.length, at + SLICE); at < end; at += 1) {
      const piece = pieces[at];
      part.append(quoted(piece.role === "heading" ? "h3" : "p", piece.text, { lang: spoken() }));
    }
    body.append(part);
    if (at < pieces.length) setTimeout(slice, 30);
  };
  slice();
  return body;
}
