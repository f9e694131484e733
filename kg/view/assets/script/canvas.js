/* The picture on a canvas, drawn by vis-network at places that were computed beforehand. */

import { colours } from "./colours.js";
import { ask, byId } from "./elements.js";
import { drawing, edgesAt, neighbours, nodes, termLabel, view } from "./records.js";
import { placesAround } from "./places.js";
import { bright } from "./shown.js";

const FADED = 0.15;
const NO_LABEL = " "; // vis-network keeps the old label when the new one is empty
const NEAREST = 1.2; // the largest scale at which all is shown
const READABLE = 0.9; // the scale at which a node that is looked for shows

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
  return {
    groups,
    nodes: { font: { color: colour("ink"), strokeColor: colour("paper") } },
    edges: {
      color: { color: colour("edge"), highlight: colour("accent"), hover: colour("accent"), inherit: false },
      font: { color: colour("quiet"), strokeColor: colour("paper") },
    },
  };
}

/** Draw the nodes that have places, and return what the page does with the picture. */
export function makePicture() {
  const drawnNodes = new vis.DataSet(drawing.nodes.filter((node) => "x" in node));
  const drawnEdges = new vis.DataSet(drawing.edges.filter((edge) => drawnNodes.get(edge.from) && drawnNodes.get(edge.to)));
  const network = new vis.Network(byId("picture"), { nodes: drawnNodes, edges: drawnEdges }, JSON.parse(drawing.options));
  network.setOptions(theme());
  network.on("click", (event) => {
    if (event.nodes.length) ask("choose", { node: event.nodes[0] });
    else if (event.edges.length) ask("choose", { edge: event.edges[0] });
    else ask("choose", {});
  });
  const has = (id) => drawnNodes.get(id) !== null;
  const animation = () => !stillness.matches;

  /** Show, hide and fade what is drawn, as the state says. */
  function paint(state, shown) {
    const lit = bright(state);
    const colour = colours();
    drawnNodes.update(
      drawnNodes.getIds().map((id) => {
        const clear = !lit || lit.has(id);
        return { id, hidden: !shown.nodes.has(id), opacity: clear ? 1 : FADED, font: { ...looks.get(id).font, color: clear ? colour("ink") : colour("line") } };
      }),
    );
    drawnEdges.update(
      drawnEdges.getIds().map((id) => {
        const edge = view.edges[id];
        const chosen = id === state.selected.edge || edge.source === state.selected.node || edge.target === state.selected.node;
        const clear = !lit || chosen;
        // Edges of statements are short and many, and dashed: their names would cover each other.
        const unnamed = !clear || edge.term === "speaker" || edge.term === "about";
        const name = unnamed ? NO_LABEL : drawing.edges[id].label || (lit ? termLabel(edge.term).arabic : NO_LABEL);
        return { id, hidden: !shown.edges.has(id), label: name, color: { opacity: clear ? 1 : FADED } };
      }),
    );
    network.selectNodes(state.selected.node && has(state.selected.node) ? [state.selected.node] : []);
    if ("edge" in state.selected) network.selectEdges([state.selected.edge]);
  }

  /** Bring nodes into the picture, near one that is there and that they are related to. */
  function reveal(ids) {
    const missing = [...new Set(ids)].filter((id) => nodes.has(id) && !has(id));
    if (!missing.length) return;
    const anchor = neighbours(missing[0]).find(has);
    const centre = anchor ? network.getPosition(anchor) : network.getViewPosition();
    const places = placesAround(centre, missing.length, Object.values(network.getPositions()));
    drawnNodes.add(missing.slice(0, places.length).map((id, place) => ({ ...looks.get(id), ...places[place] })));
    const edges = new Set(missing.flatMap((id) => edgesAt.get(id)));
    drawnEdges.add([...edges].map((id) => drawing.edges[id]).filter((edge) => has(edge.from) && has(edge.to) && drawnEdges.get(edge.id) === null));
  }

  /** What is drawn and not hidden, in pixels of the picture, for an image of it. */
  function items() {
    const colour = colours();
    const places = network.getPositions();
    const clear = ({ hidden, opacity }) => !hidden && opacity !== FADED;
    return {
      nodes: drawnNodes.get({ filter: clear }).map((node) => ({ ...places[node.id], radius: node.size, size: node.font.size, kind: node.group, label: node.label, colour: colour(node.group) })),
      edges: drawnEdges
        .get({ filter: (edge) => !edge.hidden && edge.color.opacity !== FADED })
        .map((edge) => ({ from: places[edge.from], to: places[edge.to], end: looks.get(edge.to).size, label: edge.label.trim(), dashed: edge.dashes, smooth: edge.smooth })),
    };
  }

  return {
    paint,
    reveal,
    items,
    has,
    fit: (ids) => network.fit({ nodes: ids.filter(has), maxZoomLevel: NEAREST, animation: animation() }),
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
    goTo: (id) => network.focus(id, { scale: Math.max(network.getScale(), READABLE), animation: animation() }),
    recolour: () => network.setOptions(theme()),
    parts: { network, nodes: drawnNodes, edges: drawnEdges },
  };
}
