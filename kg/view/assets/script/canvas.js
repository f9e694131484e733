/* The picture on a canvas, drawn by vis-network at places that were computed beforehand. */

import { colours } from "./colours.js";
import { ask } from "./elements.js";
import { composition, discs, groupName, leaders } from "./groups.js";
import { nameAt, withRoom, write } from "./names.js";
import { drawing, prominent, termLabel, view } from "./records.js";
import { bright } from "./shown.js";

const FADED = 0.12;
const FEW = 150; // edges that are seen at full strength; the more there are, the fainter each is drawn
const FAINTEST = 0.3;
const FEW_NAMED = 40; // edges that have their names without being chosen
const NEAREST = 1.2; // the largest scale at which all is shown
const READABLE = 0.7; // the scale at which a node that is looked for shows
const KEPT = 0.6; // the scale for which the names of an image to keep are chosen
const NAME_SIZE = { least: 12.5, most: 21 }; // size of a node's name, in pixels of the screen
const EDGE_NAME = 11.5;
const OBSTACLE = 5; // pixels of the screen from which on a node is kept free of other names
const SMALLEST = 9; // pixels of the screen that names inside a mark have at least; else one stands below it
const MARK = 0.75; // of a disc's radius, that of the mark for its closed group
const MARGIN = { x: 60, y: 40 }; // around what fills the picture, in pixels of the screen: the names of the outermost nodes
const RIM_SHARE = 0.16; // of a mark's radius, its coloured rim

const looks = new Map(drawing.nodes.map((node) => [node.id, node]));
const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Colours of the page's style, light or dark, for vis-network. */
function theme() {
  const colour = colours();
  const groups = {};
  for (const kind of new Set(view.nodes.map((node) => node.kind))) {
    const look = { background: colour(kind), border: colour("paper") };
    groups[kind] = { color: { ...look, highlight: { ...look, border: colour("ink") }, hover: { ...look, border: colour("ink") } } };
  }
  return { groups, edges: { color: { color: colour("edge"), highlight: colour("accent"), hover: colour("accent"), inherit: false } } };
}

/** What vis-network calls to draw a closed group: a disc whose rim tells of which classes its members are. */
function markOf(group, held) {
  const radius = discs[group].radius * MARK;
  return ({ ctx: context, x, y, state: { hover } }) => ({
    drawNode() {
      const [colour, ids] = [colours(), held()];
      const arc = (from, to, away) => {
        context.beginPath();
        context.arc(x, y, away, from, to);
      };
      context.save();
      arc(0, 2 * Math.PI, radius);
      context.fillStyle = colour(hover ? "line" : "surface");
      context.fill();
      context.lineWidth = radius * RIM_SHARE;
      let from = -Math.PI / 2;
      for (const [kind, count] of composition(ids)) {
        const to = from + (2 * Math.PI * count) / ids.length;
        arc(from, to, radius * (1 - RIM_SHARE / 2));
        context.strokeStyle = colour(kind);
        context.stroke();
        from = to;
      }
      context.restore();
    },
    nodeDimensions: { width: 2 * radius, height: 2 * radius },
  });
}

/** Make the picture in `place`, and return what the page does with it. */
export function makeCanvas(place) {
  const drawnNodes = new vis.DataSet();
  const drawnEdges = new vis.DataSet();
  const options = JSON.parse(drawing.options);
  const network = new vis.Network(place, { nodes: drawnNodes, edges: drawnEdges }, options);
  network.setOptions(theme());
  let painting = true;
  let now = null; // what is shown: state, scene, and what of it stays bright
  let names = []; // that were written last, in pixels of the picture
  let moved = new Map(); // where nodes stood before their surroundings showed alone

  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    const named = node === undefined ? nameAt(names, pointer.canvas) : undefined;
    if (node !== undefined) ask(...(typeof node === "number" ? ["open", node] : ["choose", { node }]));
    else if (named?.wish) ask(...named.wish);
    else if (typeof edge === "number") ask("choose", { edge });
    else ask("choose", {});
  });
  network.on("afterDrawing", (context) => {
    if (painting) return; // vis-network draws in between, when it does not know all of the scene yet
    names = withRoom(wantedNames(network.getScale(), seen()));
    write(context, names, colours()("paper"));
  });

  const has = (id) => now.scene.nodes.has(id);
  const placeOf = (id) => network.getPosition(id);
  const seen = () => {
    const [scale, middle, { clientWidth, clientHeight }] = [network.getScale(), network.getViewPosition(), place];
    const [across, down] = [clientWidth / scale / 2, clientHeight / scale / 2];
    return ({ x, y }) => Math.abs(x - middle.x) < across && Math.abs(y - middle.y) < down;
  };
  const clear = (id) => !now.lit || now.lit.has(id);
  const isChosen = (id) => id === now.state.selected.edge || view.edges[id].source === now.state.selected.node || view.edges[id].target === now.state.selected.node;

  /** The names that could be written, in pixels of the picture: groups, nodes by prominence, the chosen foremost, then edges. */
  function wantedNames(scale, inside) {
    const colour = colours();
    return [
      ...nameOfGroups(scale, colour),
      ...now.order.map((id) => nameOfNode(id, scale, colour)).filter(inside),
      ...nameOfEdges(scale, colour).filter(inside),
    ];
  }

  function nameOfNode(id, scale, colour) {
    const chosen = id === now.state.selected.node;
    const { label, size: radius, font } = looks.get(id);
    const { x, y } = placeOf(id);
    const size = Math.min(Math.max(NAME_SIZE.least + (font.size - 15) / 3, font.size * scale * 0.8), NAME_SIZE.most) / scale;
    const shape = radius * scale > OBSTACLE ? { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius } : null;
    return { lines: [label], x, y, at: [y + radius + size * 0.9, y - radius - size * 0.8], shape, size, colour: colour("ink"), bold: chosen, always: chosen, wish: ["choose", { node: id }] };
  }

  function nameOfGroups(scale, colour) {
    return [...now.scene.groups].map(([group, held]) => {
      const [{ x, y }, radius] = [discs[group], discs[group].radius * MARK];
      const labels = leaders(group).map((id) => looks.get(id).label);
      const lines = [...labels, held.length.toLocaleString("en")];
      const size = Math.min((1.5 * radius) / Math.max(...lines.map((line) => line.length * 0.5)), radius / 3.3, NAME_SIZE.most / scale);
      const shape = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
      const made = { x, colour: colour("ink"), wish: ["open", group], shape };
      if (size * scale >= SMALLEST) return { ...made, lines, at: [y], size, always: true };
      const below = radius + NAME_SIZE.least / scale;
      return { ...made, lines: labels.slice(0, 1), at: [y + below, y - below], size: NAME_SIZE.least / scale };
    });
  }

  function nameOfEdges(scale, colour) {
    const { scene, lit } = now;
    const named = [...scene.edges].filter((id) => (lit ? isChosen(id) : scene.edges.size <= FEW_NAMED) && !drawing.edges[id].dashes);
    return named.map((id) => ({ lines: [`\u2067${termLabel(view.edges[id].term).arabic}\u2069`], ...middleOf(id), at: [middleOf(id).y, middleOf(id).y - (1.6 * EDGE_NAME) / scale], size: EDGE_NAME / scale, colour: colour(lit ? "accent" : "quiet"), wish: ["choose", { edge: id }] }));
  }

  /** The middle of an edge as vis-network draws it. */
  const middleOf = (id) => network.body.edges[id].edgeType.getPoint(0.5);

  /** Put into vis-network what is drawn for the foremost time; what is not drawn any more stays there, hidden. */
  function bring(scene) {
    const fresh = (set, ids) => ids.filter((id) => set.get(id) === null);
    drawnNodes.add([
      ...fresh(drawnNodes, [...scene.nodes]).map((id) => looks.get(id)),
      ...fresh(drawnNodes, [...scene.groups.keys()]).map((group) => ({ id: group, x: discs[group].x, y: discs[group].y, shape: "custom", ctxRenderer: markOf(group, () => now?.scene.groups.get(group) ?? []), title: groupName(group) })),
    ]);
    drawnEdges.add([
      ...fresh(drawnEdges, [...scene.edges]).map((id) => drawing.edges[id]),
      ...scene.ties.map(({ ends: [from, to], count }) => ({ id: `${from} ${to}`, from, to, arrows: "", width: 1 + Math.log2(count), smooth: false, title: String(count) })).filter(({ id }) => drawnEdges.get(id) === null),
    ]);
  }

  /** Where the nodes stand: as laid out or moved by hand, unless the scene has other places for them. */
  function placesFor(scene) {
    if (scene.places.size && !moved.size) moved = new Map(drawnNodes.getIds().map((id) => [id, placeOf(id)]));
    if (scene.places.size) return scene.places;
    const back = moved;
    moved = new Map();
    return back;
  }

  /** Show, hide and fade what is drawn, as the state says. */
  function paint(state, scene) {
    painting = true;
    const lit = bright(state);
    const foremost = state.selected.node;
    now = { state, scene, lit, order: [...(scene.nodes.has(foremost) ? [foremost] : []), ...prominent.map(({ id }) => id).filter((id) => id !== foremost && scene.nodes.has(id) && (!lit || lit.has(id)))] };
    bring(scene);
    const places = placesFor(scene);
    const strength = Math.max(FAINTEST, Math.min(1, FEW / (scene.edges.size || 1)));
    const ties = new Set(scene.ties.map(({ ends }) => ends.join(" ")));
    const isGroup = (id) => typeof id === "number";
    drawnNodes.update(
      drawnNodes.getIds().map((id) => ({ id, hidden: isGroup(id) ? !scene.groups.has(id) : !scene.nodes.has(id), opacity: isGroup(id) || clear(id) ? 1 : FADED, ...(places.get(id) ?? {}) })),
    );
    drawnEdges.update(
      drawnEdges.getIds().map((id) => {
        if (typeof id === "string") return { id, hidden: !ties.has(id), color: { opacity: lit ? FADED : 0.35 } };
        return { id, hidden: !scene.edges.has(id), color: { opacity: isChosen(id) ? 1 : lit ? FADED : strength } };
      }),
    );
    painting = false;
    network.selectNodes(state.selected.node && scene.nodes.has(state.selected.node) ? [state.selected.node] : []);
    if ("edge" in state.selected && scene.edges.has(state.selected.edge)) network.selectEdges([state.selected.edge]);
  }

  /** What is drawn and not faded, in pixels of the picture, for an image of it. */
  function items() {
    const [{ scene, lit }, colour] = [now, colours()];
    return {
      nodes: [...scene.nodes].filter(clear).map((id) => ({ ...placeOf(id), radius: looks.get(id).size, kind: looks.get(id).group, colour: colour(looks.get(id).group) })),
      groups: [...scene.groups.keys()].map((group) => ({ ...discs[group], radius: discs[group].radius * MARK, parts: composition(now.scene.groups.get(group)).map(([kind, count]) => [colour(kind), count]) })),
      edges: [...scene.edges].filter((id) => !lit || isChosen(id)).map((id) => {
        const { from, to, dashes, smooth, width } = drawing.edges[id];
        return { from: placeOf(from), to: placeOf(to), end: looks.get(to).size, dashed: dashes, smooth, width };
      }),
      ties: scene.ties.map(({ ends: [from, to], count }) => ({ from: discs[from], to: discs[to], width: 1 + Math.log2(count) })),
      names: withRoom(wantedNames(KEPT, () => true), Infinity),
    };
  }

  const animation = () => !stillness.matches;

  /** Move so that these nodes, or else all that is drawn, fill the picture. */
  function fit(ids = [...now.scene.nodes, ...now.scene.groups.keys()]) {
    const boxes = ids.map((id) => (typeof id === "number" ? { ...discs[id], size: discs[id].radius } : { ...placeOf(id), size: looks.get(id).size }));
    if (!boxes.length) return;
    const range = (axis) => boxes.reduce(([low, high], box) => [Math.min(low, box[axis] - box.size), Math.max(high, box[axis] + box.size)], [Infinity, -Infinity]);
    const [[left, right], [top, bottom]] = [range("x"), range("y")];
    const scale = Math.min((place.clientWidth - 2 * MARGIN.x) / (right - left), (place.clientHeight - 2 * MARGIN.y) / (bottom - top), NEAREST);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: animation() });
  }

  return {
    paint,
    items,
    has,
    all: false,
    fit,
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
    goTo(id) {
      network.redraw(); // takes the size of its place, which the details may just have changed
      network.focus(id, { scale: Math.max(network.getScale(), READABLE), animation: animation() });
    },
    recolour: () => network.setOptions(theme()),
    destroy: () => network.destroy(),
    parts: { network, nodes: drawnNodes, edges: drawnEdges, names: () => names },
  };
}
