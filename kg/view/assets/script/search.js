/* The search box and the list of names under it. */

import { LISTED, ask, button, byId, element, icon } from "./elements.js";
import { nameOf, prominent, view, word } from "./records.js";
import { fold } from "./text.js";

const FOUND = 300; // the longest list
let listed = null; // the nodes of the list that stands, so that an equal one does not replace what has the focus
const keys = new Map(view.nodes.map((node) => [node.id, [node.label, node.known, ...node.names, node.latin].map(fold)]));

/** How well a node fits the folded query: 0 a whole name, 1 the beginning of a word, 2 anywhere, 3 not at all. */
function fit(id, query) {
  const names = keys.get(id);
  if (names.includes(query)) return 0;
  if (names.some((name) => ` ${name}`.includes(` ${query}`))) return 1;
  return names.some((name) => name.includes(query)) ? 2 : 3;
}

/** List what fits the search box; without a query the most prominent names among those that show. */
export function search(visible) {
  const query = fold(byId("query").value);
  const found = query
    ? prominent.map((node) => [fit(node.id, query), node]).filter(([rank]) => rank < 3).sort((a, b) => a[0] - b[0]).map(([, node]) => node)
    : prominent.filter((node) => node.kind !== "Statement" && visible.has(node.id)).slice(0, LISTED);
  byId("status").textContent = !query ? word("prominent") : found.length ? `${word("found")}: ${found.length}` : word("nothing");
  const ids = found.map((node) => node.id).join(" ");
  if (ids === listed) return;
  listed = ids;
  byId("results").replaceChildren(...found.slice(0, FOUND).map((node) => element("li", {}, result(node))));
}

function result(node) {
  const made = button(element("bdi", {}, nameOf(node)), () => ask("choose", { node: node.id, move: true }), { class: "name" });
  made.prepend(icon(node.kind));
  return made;
}

/** Arrow keys walk from the search box through its results, Enter takes the first; returns whether the key was for the search. */
export function walk(event) {
  const stops = [byId("query"), ...byId("results").querySelectorAll("button")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0) {
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    return true;
  }
  if (event.key !== "Enter" || at !== 0 || stops.length === 1) return false;
  stops[1].click();
  return true;
}
