/* The page: one state, which the controls change, and which the picture, the list, the details and the address follow. */

import { makeCanvas } from "./canvas.js";
import { byId } from "./elements.js";
import { edgeDetails, groupDetails, nodeDetails } from "./details.js";
import { MOST_OPEN, groupOf, grouped, members } from "./groups.js";
import { savePng, saveSvg } from "./image.js";
import { nameOf, neighbours, nodes, view, word } from "./records.js";
import { makeScene } from "./scene.js";
import { search, walk } from "./search.js";
import { shown } from "./shown.js";
import { boxes, days, fromAddress, initialState, toAddress } from "./state.js";
import { fold } from "./text.js";
import { canWebgl, makeWebgl } from "./webgl.js";

const MOST_GROWN = 40; // neighbours that come into the picture together

let picture = null;
let state = initialState();
let visible = { nodes: new Set(), edges: new Set() };
let scene = { nodes: new Set(), edges: new Set(), groups: new Map() };
let opener = null; // what had the focus before the details opened

/** Change the state, and show it: in the picture, the controls, the list and the address. */
function change(changes) {
  state = { ...state, ...changes };
  showTheme();
  if (picture.all !== state.all) replacePicture();
  visible = shown(state);
  scene = makeScene(state, visible, picture);
  picture.paint(state, scene);
  showControls();
  tell();
  search(visible.nodes);
  keepAddress();
}

/** Draw with WebGL instead of the canvas, or the other way round. */
function replacePicture() {
  picture?.destroy();
  byId("picture").replaceChildren();
  picture = state.all ? makeWebgl(byId("picture")) : makeCanvas(byId("picture"));
  // For the browser's console.
  window.graph = { ...picture.parts, fold, state: () => state, visible: () => visible, scene: () => scene };
}

function keepAddress() {
  const address = toAddress(state);
  if (parent !== window) parent.postMessage({ view: address }, "*"); // the page around this one may keep it
  if (address === location.hash.slice(1)) return;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // A page inside another one, as in a notebook, may not change its address.
  }
}

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (state.theme ? state.theme === "dark" : darkSystem.matches);

function showTheme() {
  const { dataset } = document.documentElement;
  if ((dataset.theme ?? "") !== state.theme) {
    if (state.theme) dataset.theme = state.theme;
    else delete dataset.theme;
    picture.recolour();
  }
  byId("theme").setAttribute("aria-pressed", isDark());
}

function showControls() {
  for (const box of boxes) box.checked = !state.off.has(box.value);
  byId("operations").checked = state.operations;
  byId("all").checked = state.all;
  byId("around").hidden = !state.around;
  if (state.around) byId("around-name").textContent = nameOf(nodes.get(state.around));
  byId("steps").value = state.steps;
  byId("time").hidden = days.length < 2;
  byId("since").value = state.since ? days.indexOf(state.since) : 0;
  byId("until").value = state.until ? days.indexOf(state.until) : days.length - 1;
  for (const end of ["since", "until"]) {
    byId(`${end}-day`).value = days[byId(end).value] ?? "";
    byId(end).setAttribute("aria-valuetext", byId(`${end}-day`).value);
    byId("time").style.setProperty(`--${end}`, `${(100 * byId(end).value) / Math.max(days.length - 1, 1)}%`);
  }
  if (document.activeElement !== byId("query")) byId("query").value = state.query;
  byId("nothing").hidden = visible.nodes.size > 0 || nodes.size === 0;
}

const number = (count) => count.toLocaleString("en");

/** Tell how much of the page shows, in groups and one by one; assistive technology reads it out when it changes. */
function tell() {
  const inGroups = [...scene.groups.values()].reduce((sum, held) => sum + held.length, 0);
  const left = visible.nodes.size - scene.nodes.size - inGroups;
  const parts = [
    `${word("nodes")}: ${number(scene.nodes.size)} ${word("of")} ${number(nodes.size)}`,
    `${word("edges")}: ${number(scene.edges.size)} ${word("of")} ${number(view.edges.length)}`,
    ...(scene.groups.size ? [`${word("groups")}: ${number(scene.groups.size)} (${word("hold")} ${number(inGroups)})`] : []),
    ...(left > 0 ? [`${word("left")}: ${number(left)}`] : []),
  ];
  const text = parts.join(" \u00b7 ");
  if (byId("told").textContent !== text) byId("told").textContent = text;
}

const panelOf = {
  node: (id) => nodeDetails(id, state.around || picture.all ? 0 : neighbours(id).filter((other) => !scene.nodes.has(other)).length),
  edge: edgeDetails,
  group: (group) => groupDetails(group, state.open.includes(group)),
};

/** Show the details of what is selected, and give them the focus; close them if nothing is. */
function showDetails() {
  const [selected] = Object.entries(state.selected);
  const panel = byId("details");
  const focusInside = panel.contains(document.activeElement);
  if (selected && panel.hidden) opener = document.activeElement;
  panel.hidden = !selected;
  document.body.classList.toggle("detailed", Boolean(selected));
  if (!selected) {
    if (focusInside && opener?.isConnected) opener.focus({ preventScroll: true });
    return;
  }
  const [kind, which] = selected;
  byId("content").replaceChildren(...panelOf[kind](which));
  panel.scrollTop = 0;
  byId("content").querySelector("h2").focus({ preventScroll: true });
}

/** Choose a node, an edge or nothing; what is not drawn comes into the picture with the group to which it belongs. */
function choose({ move = false, ...selected }) {
  const ends = "edge" in selected ? [view.edges[selected.edge].source, view.edges[selected.edge].target] : selected.node ? [selected.node] : [];
  const missing = ends.filter((id) => !scene.nodes.has(id));
  const centre = missing.length && state.around ? { around: "" } : {};
  const groups = grouped && !picture.all ? missing.map(groupOf) : [];
  change({ selected, ...centre, open: opened(groups), grown: [...new Set([...state.grown, ...(groups.length ? missing : [])])] });
  shutMenu();
  showDetails();
  if ("edge" in selected) picture.fit(ends);
  else if (selected.node && (move || missing.length)) picture.goTo(selected.node);
}

/** The groups that are open once these are too; the ones that were opened first give way. */
const opened = (groups) => [...new Set([...state.open.filter((group) => !groups.includes(group)), ...groups])].slice(-MOST_OPEN);

function openGroup(group) {
  change({ selected: { group }, around: "", open: opened([group]) });
  showDetails();
  picture.fit(members[group].filter((id) => scene.nodes.has(id)));
}

function shutGroup(group) {
  const kept = state.grown.filter((id) => groupOf(id) !== group);
  change({ selected: { group }, open: state.open.filter((other) => other !== group), grown: kept });
  showDetails();
  fitAll();
}

/** Bring neighbours of a node into the picture that are not drawn yet. */
function grow(id) {
  const more = neighbours(id).filter((other) => !scene.nodes.has(other)).slice(0, MOST_GROWN);
  change({ grown: [...state.grown, ...more], off: new Set([...state.off].filter((kind) => !more.some((other) => nodes.get(other).kind === kind))) });
  showDetails();
  picture.fit([id, ...more]);
}

function fitAll() {
  picture.fit();
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

function shutMenu() {
  document.body.classList.remove("menu");
  byId("menu").setAttribute("aria-expanded", "false");
}

function keyboard(event) {
  if (walk(event) || event.key !== "Escape") return;
  if (!byId("details").hidden) {
    event.preventDefault();
    choose({});
  } else if (byId("query").value) {
    byId("query").value = "";
    change({ query: "" });
  } else shutMenu();
}

/** A page around this one, such as that of `kg serve`, may choose the theme; nothing else is taken from it. */
function hear({ source, data }) {
  if (source !== parent || parent === window || !["", "light", "dark"].includes(data?.theme)) return;
  byId("theme").hidden = true;
  change({ theme: data.theme });
}

function listen() {
  const onClick = (id, action) => byId(id).addEventListener("click", action);
  const onWish = (wish, action) => document.addEventListener(wish, ({ detail }) => action(detail));
  onWish("choose", choose);
  onWish("grow", grow);
  onWish("open", openGroup);
  onWish("shut", shutGroup);
  onWish("surround", (id) => {
    change({ around: id });
    showDetails();
    fitAll();
  });
  document.addEventListener("keydown", keyboard);
  window.addEventListener("hashchange", open);
  window.addEventListener("message", hear);
  darkSystem.addEventListener("change", () => {
    picture.recolour();
    change({});
  });
  byId("query").addEventListener("input", () => change({ query: byId("query").value }));
  boxes.forEach((box) => box.addEventListener("change", () => change({ off: new Set(boxes.filter((one) => !one.checked).map((one) => one.value)) })));
  byId("operations").addEventListener("change", () => change({ operations: byId("operations").checked }));
  byId("all").addEventListener("change", () => {
    change({ all: byId("all").checked });
    fitAll();
  });
  for (const end of ["since", "until"]) byId(end).addEventListener("input", () => chooseTime(end));
  byId("steps").addEventListener("change", () => {
    change({ steps: Number(byId("steps").value) });
    fitAll();
  });
  onClick("everywhere", () => {
    change({ around: "" });
    fitAll();
  });
  onClick("theme", () => change({ theme: isDark() ? "light" : "dark" }));
  onClick("menu", () => byId("menu").setAttribute("aria-expanded", document.body.classList.toggle("menu")));
  onClick("close", () => choose({}));
  onClick("zoom-in", () => picture.zoom(1.3));
  onClick("zoom-out", () => picture.zoom(1 / 1.3));
  onClick("fit", fitAll);
  onClick("png", () => savePng(picture.items()));
  onClick("svg", () => saveSvg(picture.items()));
  onClick("reset", () => {
    change({ ...initialState(), theme: state.theme });
    showDetails();
    fitAll();
  });
}

async function start() {
  // A canvas is not drawn again when a font arrives.
  await document.fonts.load('16px "Noto Naskh Arabic"', "\u0646").catch(() => []);
  for (const end of ["since", "until"]) byId(end).max = Math.max(days.length - 1, 0);
  byId("webgl").hidden = !canWebgl();
  replacePicture();
  listen(); // before the first message to the page around this one, which answers it
  open();
  document.documentElement.dataset.state = "ready";
}

start();
