/* Elements of the page. What articles say becomes text nodes only (`add`); no HTML is ever made from strings. */

import { nameOf, nodes, word, wordLabel } from "./records.js";

export const LISTED = 30; // of a long list, until more is asked for
const DIRECTION_CONTROLS = /([\u202a-\u202e\u2066-\u2069])/;

export const byId = (id) => document.getElementById(id);

/** Tell the page what the reader wants: "choose" a node or an edge, "surround" or "grow" a node, "open" or "shut" a group; `main.js` answers. */
export const ask = (wish, detail) => document.dispatchEvent(new CustomEvent(wish, { detail }));

/** Add children to an element: elements as they are, strings as text in which direction controls are visible and without effect. */
export function add(parent, ...children) {
  for (const child of children) {
    if (child instanceof Node) parent.append(child);
    else String(child).split(DIRECTION_CONTROLS).forEach((piece, place) => parent.append(place % 2 ? control(piece) : piece));
  }
  return parent;
}

function control(character) {
  const shown = document.createElement("span");
  shown.className = "control";
  shown.textContent = `U+${character.codePointAt(0).toString(16).toUpperCase()}`;
  return shown;
}

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return add(made, ...children);
}

export function button(text, action, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
}

export function icon(kind) {
  const drawn = document.querySelector(`#legend svg.kind-${kind}`);
  return drawn ? drawn.cloneNode(true) : "";
}

export const both = ({ arabic, english }) =>
  element("span", {}, arabic, ...(english ? [" ", element("span", { class: "english", lang: "en", dir: "ltr" }, english)] : []));

/** A section with a heading; nothing if there is nothing in it. */
export const section = (key, ...children) =>
  children.some(Boolean) ? [element("h3", {}, both(wordLabel(key))), ...children.filter(Boolean)] : [];

/** A list that shows the first items, and more on demand. */
export function list(items, render, shown = LISTED) {
  if (!items.length) return "";
  const made = element("ul", {}, ...items.slice(0, shown).map((item) => element("li", {}, ...[render(item)].flat())));
  if (items.length > shown) {
    const more = button(`${word("more")} (${items.length - shown})`, () => made.replaceWith(list(items, render, shown + 10 * LISTED)), { class: "more" });
    made.append(element("li", {}, more));
  }
  return made;
}

export const nodeButton = (id) => button(element("bdi", {}, nameOf(nodes.get(id))), () => ask("choose", { node: id }), { class: "name" });
