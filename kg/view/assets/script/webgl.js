/* The picture in WebGL, drawn by sigma over graphology, for graphs that are too large for a canvas: all nodes at once. */

import { FONT, colours, outline } from "./colours.js";
import { ask, byId } from "./elements.js";
import { drawing, view } from "./records.js";
import { bright } from "./shown.js";

const ICON = 64; // pixels of the image of a class
const RADII = { least: 3, most: 14 }; // of a node on the screen
const CLOSE = 0.15; // how far the camera goes to a node that is looked for
const ARROWS = 5000; // with more edges they are lines, which are drawn faster
const BARE = /[\u2067\u2069]/g;

const looks = new Map(drawing.nodes.map((node) => [node.id, node]));
const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The shape of a class as an image; WebGL colours it. */
function iconImage(kind) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = ICON;
  const context = canvas.getContext("2d");
  context.scale(ICON / 20, ICON / 20);
  context.fill(new Path2D(outline(kind)));
  return canvas.toDataURL();
}

let colour = colours();

/** Draw a name under its node, as the canvas of vis-network does. */
function drawName(context, { x, y, size, label }, settings) {
  if (!label) return;
  context.font = `${settings.labelSize}px ${FONT}`;
  context.textAlign = "center";
  context.lineWidth = 3;
  context.strokeStyle = colour("paper");
  context.fillStyle = colour("ink");
  context.strokeText(label, x, y + size + settings.labelSize);
  context.fillText(label, x, y + size + settings.labelSize);
}

function drawHover(context, drawn, settings) {
  context.beginPath();
  context.arc(drawn.x, drawn.y, drawn.size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colour("ink");
  context.stroke();
  drawName(context, drawn, settings);
}

/** The nodes and edges for sigma, whose vertical axis points up. */
function makeGraph() {
  const graph = new graphology.MultiDirectedGraph();
  const images = new Map([...new Set(view.nodes.map((node) => node.kind))].map((kind) => [kind, iconImage(kind)]));
  for (const { id, x, y, size, group, label } of drawing.nodes) {
    graph.addNode(id, { x, y: -y, size: Math.min(Math.max(RADII.least, size / 3), RADII.most), image: images.get(group), kind: group, label: label.replace(BARE, "") });
  }
  const type = drawing.edges.length > ARROWS ? "line" : "arrow";
  for (const { id, from, to } of drawing.edges) graph.addEdgeWithKey(String(id), from, to, { size: 0.6, type });
  return graph;
}

/** Draw all nodes, and return what the page does with the picture. */
export function makePicture() {
  const graph = makeGraph();
  let now = { shown: { nodes: new Set(graph.nodes()), edges: new Set() }, lit: null, selected: {} };
  const { createNodeImageProgram } = Sigma.rendering;
  const renderer = new Sigma(graph, byId("picture"), {
    allowInvalidContainer: true,
    defaultNodeType: "image",
    nodeProgramClasses: { image: createNodeImageProgram({ drawingMode: "color", keepWithinCircle: false, padding: 0, size: { mode: "force", value: ICON } }) },
    labelFont: FONT,
    labelSize: 15,
    labelRenderedSizeThreshold: 5,
    labelDensity: 0.6,
    labelGridCellSize: 120,
    minEdgeThickness: 0.6,
    enableEdgeEvents: drawing.edges.length <= ARROWS,
    hideEdgesOnMove: drawing.edges.length > ARROWS,
    defaultDrawNodeLabel: drawName,
    defaultDrawNodeHover: drawHover,
    zIndex: true,
    nodeReducer,
    edgeReducer,
  });

  function nodeReducer(id, node) {
    if (!now.shown.nodes.has(id)) return { ...node, hidden: true };
    const clear = !now.lit || now.lit.has(id);
    const chosen = id === now.selected.node;
    return { ...node, color: colour(clear ? node.kind : "line"), label: clear ? node.label : "", forceLabel: chosen || Boolean(now.lit && clear && now.lit.size < 60), zIndex: clear ? 1 : 0, highlighted: chosen };
  }

  function edgeReducer(key, edge) {
    const id = Number(key);
    if (!now.shown.edges.has(id)) return { ...edge, hidden: true };
    const { source, target } = view.edges[id];
    const chosen = id === now.selected.edge || source === now.selected.node || target === now.selected.node;
    if (!now.lit) return { ...edge, color: colour("edge") };
    return { ...edge, color: colour(chosen ? "accent" : "line"), size: chosen ? 1.5 : edge.size, zIndex: chosen ? 1 : 0, hidden: !chosen && drawing.edges.length > ARROWS };
  }

  renderer.on("clickNode", ({ node }) => ask("choose", { node }));
  renderer.on("clickEdge", ({ edge }) => ask("choose", { edge: Number(edge) }));
  renderer.on("clickStage", () => ask("choose", {}));

  function paint(state, shown) {
    now = { shown, lit: bright(state), selected: state.selected };
    renderer.refresh();
  }

  const duration = () => (stillness.matches ? 0 : 300);

  /** Move the camera so that these nodes fill the picture. */
  function fit(ids) {
    const places = ids.map((id) => renderer.getNodeDisplayData(id)).filter(Boolean);
    if (!places.length || ids.length === graph.order) {
      renderer.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1.05 }, { duration: duration() });
      return;
    }
    const ends = (axis) => places.reduce(([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])], [Infinity, -Infinity]);
    const [left, right] = ends("x");
    const [low, high] = ends("y");
    const ratio = Math.max(right - left, high - low, CLOSE) * 1.15;
    renderer.getCamera().animate({ x: (left + right) / 2, y: (low + high) / 2, ratio }, { duration: duration() });
  }

  function goTo(id) {
    const { x, y } = renderer.getNodeDisplayData(id);
    renderer.getCamera().animate({ x, y, ratio: Math.min(renderer.getCamera().ratio, CLOSE) }, { duration: duration() });
  }

  /** What shows and is not faded, in pixels of the picture, for an image of it. */
  function items() {
    const { shown, lit } = now;
    const clear = (id) => shown.nodes.has(id) && (!lit || lit.has(id));
    return {
      nodes: drawing.nodes.filter(({ id }) => clear(id)).map((node) => ({ x: node.x, y: node.y, radius: node.size, size: node.font.size, kind: node.group, label: node.label, colour: colour(node.group) })),
      edges: drawing.edges
        .filter(({ id, from, to }) => shown.edges.has(id) && clear(from) && clear(to))
        .map(({ from, to, dashes, smooth }) => ({ from: looks.get(from), to: looks.get(to), end: looks.get(to).size, label: "", dashed: dashes, smooth })),
    };
  }

  return {
    paint,
    items,
    fit,
    goTo,
    reveal: () => {},
    has: (id) => graph.hasNode(id),
    zoom: (factor) => renderer.getCamera().animate({ ratio: renderer.getCamera().ratio / factor }, { duration: duration() }),
    recolour: () => {
      colour = colours();
    },
    parts: { graph, renderer },
  };
}
