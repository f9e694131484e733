/* The picture in WebGL, drawn by sigma over graphology, for graphs that are too large for a canvas: all nodes at once. */

import { colours, outline } from "./colours.js";
import { ask } from "./elements.js";
import { nameAt, withRoom, write } from "./names.js";
import { drawing, prominent, view } from "./records.js";
import { bright } from "./shown.js";

const ICON = 64; // pixels of the image of a class
const RADII = { least: 3, most: 14 }; // of a node on the screen
const CLOSE = 0.15; // how far the camera goes to a node that is looked for
const ARROWS = 5000; // with more edges they are lines, which are drawn faster
const MOST_NAMED = 3000; // names in an image: each is compared with all before it

const laidOut = new Map(drawing.nodes.map((node) => [node.id, node]));
const unmoved = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether this page can draw with WebGL: it has the library, and the browser has what that needs. */
export const canWebgl = () => typeof Sigma !== "undefined" && Boolean(document.createElement("canvas").getContext("webgl2"));

/** The shape of a class as an image; WebGL colours it. */
function iconImage(kind) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = ICON;
  const context = canvas.getContext("2d");
  context.scale(ICON / 20, ICON / 20);
  context.fill(new Path2D(outline(kind)));
  return canvas.toDataURL();
}

let painted = colours();

function drawHover(context, drawn) {
  context.beginPath();
  context.arc(drawn.x, drawn.y, drawn.size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = painted("ink");
  context.stroke();
}

/** A canvas over the whole of `place`, on which the names stand. */
function layerOver(place) {
  const layer = document.createElement("canvas");
  layer.className = "names";
  place.append(layer);
  return () => {
    const [across, down] = [place.clientWidth, place.clientHeight];
    Object.assign(layer, { width: across * devicePixelRatio, height: down * devicePixelRatio });
    const context = layer.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    return { context, across, down };
  };
}

/** The nodes and edges for sigma, whose vertical axis points up. */
function makeGraph() {
  const graph = new graphology.MultiDirectedGraph();
  const images = new Map([...new Set(view.nodes.map((node) => node.kind))].map((kind) => [kind, iconImage(kind)]));
  for (const { id, x, y, size, group } of drawing.nodes) {
    graph.addNode(id, { x, y: -y, size: Math.min(Math.max(RADII.least, size / 3), RADII.most), image: images.get(group), kind: group });
  }
  const type = drawing.edges.length > ARROWS ? "line" : "arrow";
  for (const { id, from, to } of drawing.edges) graph.addEdgeWithKey(String(id), from, to, { size: 0.6, type });
  return graph;
}

/** Make the picture in `place`, and return what the page does with it. */
export function makeWebgl(place) {
  const graph = makeGraph();
  let now = { scene: { nodes: new Set(graph.nodes()), edges: new Set() }, lit: null, selected: {} };
  const { createNodeImageProgram } = Sigma.rendering;
  const renderer = new Sigma(graph, place, {
    allowInvalidContainer: true,
    defaultNodeType: "image",
    nodeProgramClasses: { image: createNodeImageProgram({ drawingMode: "color", keepWithinCircle: false, padding: 0, size: { mode: "force", value: ICON } }) },
    renderLabels: false,
    minEdgeThickness: 0.6,
    enableEdgeEvents: drawing.edges.length <= ARROWS,
    hideEdgesOnMove: drawing.edges.length > ARROWS,
    defaultDrawNodeHover: drawHover,
    zIndex: true,
    nodeReducer,
    edgeReducer,
  });

  function nodeReducer(id, node) {
    if (!now.scene.nodes.has(id)) return { ...node, hidden: true };
    const clear = !now.lit || now.lit.has(id);
    const chosen = id === now.selected.node;
    return { ...node, color: painted(clear ? node.kind : "line"), zIndex: clear ? 1 : 0, highlighted: chosen };
  }

  function edgeReducer(key, edge) {
    const id = Number(key);
    if (!now.scene.edges.has(id)) return { ...edge, hidden: true };
    const { source, target } = view.edges[id];
    const chosen = id === now.selected.edge || source === now.selected.node || target === now.selected.node;
    if (!now.lit) return { ...edge, color: painted("edge") };
    return { ...edge, color: painted(chosen ? "accent" : "line"), size: chosen ? 1.5 : edge.size, zIndex: chosen ? 1 : 0, hidden: !chosen && drawing.edges.length > ARROWS };
  }

  renderer.on("clickNode", ({ node }) => ask("choose", { node }));
  renderer.on("clickEdge", ({ edge }) => ask("choose", { edge: Number(edge) }));
  renderer.on("clickStage", ({ event }) => ask("choose", nameAt(names, event)?.wish ?? {}));

  const clean = layerOver(place);
  let order = []; // what is named, the most prominent first
  let names = []; // that were written last

  renderer.on("afterRender", () => {
    const { context, across, down } = clean();
    names = withRoom(wanted(across, down));
    write(context, names, painted("paper"));
  });

  /** The names that could be written, in pixels of the screen; made one by one, because most are not needed. */
  function* wanted(across, down) {
    for (const id of order) {
      const found = renderer.getNodeDisplayData(id);
      const { x, y } = renderer.framedGraphToViewport(found);
      if (x < 0 || y < 0 || x > across || y > down) continue;
      const [radius, chosen] = [renderer.scaleSize(found.size), id === now.selected.node];
      yield { lines: [laidOut.get(id).label], x, at: [y + radius + 11, y - radius - 10], size: chosen ? 18 : 14, colour: painted("ink"), bold: chosen, always: chosen, wish: { node: id } };
    }
  }

  function paint(state, scene) {
    now = { scene, lit: bright(state), selected: state.selected };
    const foremost = state.selected.node ? [state.selected.node] : [];
    order = [...foremost, ...prominent.map(({ id }) => id).filter((id) => !foremost.includes(id) && scene.nodes.has(id) && (!now.lit || now.lit.has(id)))];
    renderer.refresh();
  }

  const duration = () => (unmoved.matches ? 0 : 300);

  /** Move the camera so that these nodes, or else all, fill the picture. */
  function fit(ids = [...now.scene.nodes]) {
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
    const { scene, lit } = now;
    const clear = (id) => scene.nodes.has(id) && (!lit || lit.has(id));
    const shown = prominent.filter(({ id }) => clear(id)).map(({ id }) => laidOut.get(id));
    const named = shown.map(({ x, y, size, font, label }) => ({ lines: [label], x, at: [y + size + font.size * 0.9], size: font.size, colour: painted("ink") }));
    return {
      nodes: shown.map(({ x, y, size, group }) => ({ x, y, radius: size, kind: group, colour: painted(group) })),
      groups: [],
      ties: [],
      edges: drawing.edges
        .filter(({ id, from, to }) => scene.edges.has(id) && clear(from) && clear(to))
        .map(({ from, to, dashes, smooth, width }) => ({ from: laidOut.get(from), to: laidOut.get(to), end: laidOut.get(to).size, dashed: dashes, smooth, width })),
      names: withRoom(named, MOST_NAMED),
    };
  }

  return {
    paint,
    items,
    fit,
    goTo,
    all: true,
    destroy: () => renderer.kill(),
    has: (id) => graph.hasNode(id),
    zoom: (factor) => renderer.getCamera().animate({ ratio: renderer.getCamera().ratio / factor }, { duration: duration() }),
    recolour: () => {
      painted = colours();
    },
    parts: { graph, renderer },
  };
}
