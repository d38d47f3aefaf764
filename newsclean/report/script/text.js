// Elements and text. Whatever comes from a page goes into the document as text, by `written`, and in no other way.

// Characters that do not show, or turn the direction of what follows, are shown by their numbers.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function written(text) {
  if (!UNSEEN.test(text)) return document.createTextNode(text);
  const parts = new DocumentFragment();
  let plain = "";
  for (const character of text) {
    if (!UNSEEN.test(character)) {
      plain += character;
      continue;
    }
    const code = `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    parts.append(plain, make("span", { class: "unseen", title: "an invisible character" }, code));
    plain = "";
  }
  parts.append(plain);
  return parts;
}

// Text of a page in an element that keeps its direction to itself.
function quoted(tag, text, attributes = {}) {
  return make(tag, { dir: "auto", ...attributes }, written(text));
}

function fill(element, ...children) {
  element.replaceChildren(...children);
}
