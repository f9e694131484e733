/* The page: one state, which the controls change, and which the picture, the list, the details and the address follow. */

import { makePicture } from "./picture.js";
import { byId } from "./elements.js";
import { edgeDetails, nodeDetails } from "./details.js";
import { savePng, saveSvg } from "./image.js";
import { nameOf, neighbours, nodes } from "./records.js";
import { search, walk } from "./search.js";
import { shown } from "./shown.js";
import { boxes, days, fromAddress, initialState, toAddress } from "./state.js";
import { fold } from "./text.js";

const MOST_GROWN = 40; // neighbours that come into the picture together

let picture = null;
let state = initialState();
let visible = { nodes: new Set(), edges: new Set() };
let opener = null; // what had the focus before the details opened

/** Change the state, and show it: in the picture, the controls, the list and the address. */
function change(changes) {
  state = { ...state, ...changes };
  visible = shown(state);
  picture.reveal([...state.grown, ...(state.selected.node ? [state.selected.node] : [])]);
  picture.paint(state, visible);
  showControls();
  search(visible.nodes);
  keepAddress();
}

function keepAddress() {
  const address = toAddress(state);
  if (address === location.hash.slice(1)) return;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // A page inside another one, as in a notebook, may not change its address.
  }
}

function showControls() {
  for (const box of boxes) box.checked = !state.off.has(box.value);
  byId("operations").checked = state.operations;
  byId("around").hidden = !state.around;
  if (state.around) byId("around-name").textContent = nameOf(nodes.get(state.around));
  byId("steps").value = state.steps;
  byId("time").hidden = days.length < 2;
  byId("since").value = state.since ? days.indexOf(state.since) : 0;
  byId("until").value = state.until ? days.indexOf(state.until) : days.length - 1;
  for (const end of ["since", "until"]) {
    byId(`${end}-day`).value = days[byId(end).value] ?? "";
    byId(end).setAttribute("aria-valuetext", byId(`${end}-day`).value);
  }
  if (document.activeElement !== byId("query")) byId("query").value = state.query;
  const undrawn = [...nodes.keys()].filter((id) => !picture.has(id)).length;
  byId("undrawn").hidden = !undrawn;
  byId("undrawn-count").textContent = undrawn;
  byId("nothing").hidden = visible.nodes.size > 0 || nodes.size === 0;
}

/** Show the details of what is selected, and give them the focus; close them if nothing is. */
function showDetails() {
  const { selected } = state;
  const panel = byId("details");
  const open = "node" in selected || "edge" in selected;
  const focusInside = panel.contains(document.activeElement);
  if (open && panel.hidden) opener = document.activeElement;
  panel.hidden = !open;
  if (!open) {
    if (focusInside && opener.isConnected) opener.focus({ preventScroll: true });
    return;
  }
  const missing = selected.node ? neighbours(selected.node).filter((id) => !picture.has(id)).length : 0;
  byId("content").replaceChildren(...("node" in selected ? nodeDetails(selected.node, missing) : edgeDetails(selected.edge)));
  panel.scrollTop = 0;
  byId("content").querySelector("h2").focus({ preventScroll: true });
}

function choose({ move = false, ...selected }) {
  const drawn = !selected.node || picture.has(selected.node);
  const grown = drawn ? state.grown : [...state.grown, selected.node];
  change({ selected, grown });
  showDetails();
  if (selected.node && (move || !drawn)) picture.goTo(selected.node);
}

/** Bring neighbours of a node into the picture that are not drawn yet. */
function grow(id) {
  const more = neighbours(id).filter((other) => !picture.has(other)).slice(0, MOST_GROWN);
  change({ grown: [...state.grown, ...more] });
  showDetails();
}

function fitAll() {
  picture.fit([...visible.nodes]);
}

/** Show what the address says, at the start and when another one is put in. */
function open() {
  change(fromAddress(location.hash));
  showDetails();
  if (state.selected.node && !state.around) picture.goTo(state.selected.node);
  else fitAll();
}

/** A day that was chosen by its place among all days; the first and the last are no bound. The ends do not pass each other. */
function chooseTime(moved) {
  const [since, until] = [Number(byId("since").value), Number(byId("until").value)];
  const first = moved === "since" ? Math.min(since, until) : since;
  const last = moved === "until" ? Math.max(since, until) : until;
  change({ since: first > 0 ? days[first] : "", until: last < days.length - 1 ? days[last] : "" });
}

function keyboard(event) {
  if (walk(event) || event.key !== "Escape") return;
  if (!byId("details").hidden) {
    event.preventDefault();
    choose({});
  } else if (byId("query").value) {
    byId("query").value = "";
    change({ query: "" });
  }
}

function listen() {
  const onClick = (id, action) => byId(id).addEventListener("click", action);
  document.addEventListener("choose", ({ detail }) => choose(detail));
  document.addEventListener("grow", ({ detail }) => grow(detail));
  document.addEventListener("surround", ({ detail }) => {
    change({ around: detail });
    fitAll();
  });
  document.addEventListener("keydown", keyboard);
  window.addEventListener("hashchange", open);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    picture.recolour();
    picture.paint(state, visible);
  });
  byId("query").addEventListener("input", () => change({ query: byId("query").value }));
  boxes.forEach((box) => box.addEventListener("change", () => change({ off: new Set(boxes.filter((one) => !one.checked).map((one) => one.value)) })));
  byId("operations").addEventListener("change", () => change({ operations: byId("operations").checked }));
  for (const end of ["since", "until"]) byId(end).addEventListener("input", () => chooseTime(end));
  byId("steps").addEventListener("change", () => {
    change({ steps: Number(byId("steps").value) });
    fitAll();
  });
  onClick("everywhere", () => {
    change({ around: "" });
    fitAll();
  });
  onClick("close", () => choose({}));
  onClick("zoom-in", () => picture.zoom(1.3));
  onClick("zoom-out", () => picture.zoom(1 / 1.3));
  onClick("fit", fitAll);
  onClick("png", () => savePng(picture.items()));
  onClick("svg", () => saveSvg(picture.items()));
  onClick("reset", () => {
    change({ ...initialState(), grown: state.grown });
    showDetails();
    fitAll();
  });
}

async function start() {
  // A canvas is not drawn again when a font arrives.
  await document.fonts.load('16px "Noto Naskh Arabic"', "\u0646").catch(() => []);
  for (const end of ["since", "until"]) byId(end).max = Math.max(days.length - 1, 0);
  picture = makePicture();
  open();
  listen();
  // For the browser's console.
  window.graph = { ...picture.parts, fold, state: () => state, visible: () => visible };
  document.documentElement.dataset.state = "ready";
}

start();
