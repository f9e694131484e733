/* What the reader has chosen, and how the address of the page says it, so that a view can be shared. */

import { MOST_OPEN, discs } from "./groups.js";
import { nodes, sources, view } from "./records.js";
import { canWebgl } from "./webgl.js";

const THEMES = ["light", "dark"];
const switches = document.documentElement.dataset;

export const boxes = [...document.querySelectorAll("#legend input")];
export const MOST_STEPS = 4;

/** The days on which articles appeared, sorted, as YYYY-MM-DD. */
export const days = [...new Set([...sources.values()].map(dayOf).filter(Boolean))].sort();

/** The day on which an article appeared; "" if it is not known. */
export function dayOf(source) {
  return /^\d{4}-\d\d-\d\d/.exec(source?.issued ?? "")?.[0] ?? "";
}

/**
 * What the page shows at first.
 *
 * `selected` has a node, an edge, a group or nothing; `off` the hidden classes; `around` the node whose surroundings alone show, `steps` far;
 * `since` and `until` are days, "" without a bound; `grown` has the nodes that were brought into the picture by hand, `open` the
 * groups that were opened; `all` says that everything is drawn, with WebGL; `theme` is "" where the reader's system decides.
 */
export function initialState() {
  const off = new Set(boxes.filter((box) => !box.defaultChecked).map((box) => box.value));
  return { selected: {}, off, operations: false, around: "", steps: 1, since: "", until: "", query: "", grown: [], open: [], all: switches.picture === "webgl" && canWebgl(), theme: "" };
}

const edgeName = ({ source, term, target }) => [source, term, target].join(" ");

/** The part of the address after "#" that stands for a state; only what differs from the first one. */
export function toAddress(state) {
  const parts = new URLSearchParams();
  const first = initialState();
  if (state.selected.node) parts.set("node", state.selected.node);
  if ("group" in state.selected) parts.set("group", state.selected.group);
  if ("edge" in state.selected) parts.set("edge", edgeName(view.edges[state.selected.edge]));
  if ([...state.off].sort().join() !== [...first.off].sort().join()) parts.set("off", [...state.off].sort().join());
  if (state.operations) parts.set("only", "operations");
  if (state.around) {
    parts.set("around", state.around);
    parts.set("steps", state.steps);
  }
  if (state.open.length) parts.set("open", state.open.join());
  if (state.all !== first.all) parts.set("picture", state.all ? "all" : "groups");
  for (const key of ["since", "until", "query", "theme"]) if (state[key]) parts.set(key, state[key]);
  for (const id of state.grown) parts.append("grown", id);
  return parts.toString();
}

/** The groups that numbers with commas between them name. */
const groups = (text) => [...new Set((text ?? "").split(",").filter(Boolean).map(Number))].filter((number) => number in discs);

/** The state for which the address stands; what names nothing on this page is left out. */
export function fromAddress(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const known = (id) => (nodes.has(id) ? id : "");
  const state = initialState();
  const edge = view.edges.findIndex((made) => edgeName(made) === parts.get("edge"));
  if (known(parts.get("node"))) state.selected = { node: parts.get("node") };
  else if (edge >= 0) state.selected = { edge };
  else if (groups(parts.get("group")).length === 1) [state.selected] = groups(parts.get("group")).map((group) => ({ group }));
  if (parts.has("off")) state.off = new Set(parts.get("off").split(",").filter((kind) => boxes.some((box) => box.value === kind)));
  state.operations = parts.get("only") === "operations";
  state.around = known(parts.get("around"));
  state.steps = Math.min(Math.max(Math.trunc(Number(parts.get("steps"))) || 1, 1), MOST_STEPS);
  for (const key of ["since", "until"]) if (days.includes(parts.get(key))) state[key] = parts.get(key);
  state.open = groups(parts.get("open")).slice(0, MOST_OPEN);
  if (parts.has("picture")) state.all = parts.get("picture") === "all" && canWebgl();
  if (THEMES.includes(parts.get("theme"))) state.theme = parts.get("theme");
  state.query = parts.get("query") ?? "";
  state.grown = parts.getAll("grown").filter(known);
  return state;
}
