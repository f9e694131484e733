/* The picture as an image to keep: SVG, and PNG made from it. Both carry their font, so that they look the same everywhere. */

import { FONT, colours, outline } from "./colours.js";
import { byId, element } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 60; // around the picture, in pixels of it
const LARGEST = 6000; // longest side of a PNG, in pixels
const SHARPNESS = 2; // pixels of a PNG to one of the picture, if that is not too large
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function drawn(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text.replace(NOT_IN_XML, " ");
  return made;
}

/** The rule that brings the page's own font. */
const fontFace = () => /@font-face\{[^}]*\}/.exec(document.querySelector("style").textContent)?.[0] ?? "";

function label(x, y, size, colour, paper, text) {
  return drawn("text", { x, y, "font-size": size, fill: colour, stroke: paper, "stroke-width": 3, "paint-order": "stroke", "text-anchor": "middle", direction: "rtl" }, text);
}

function drawnNode({ x, y, radius, kind, colour }) {
  return drawn("path", { d: outline(kind), fill: colour, transform: `translate(${x} ${y}) scale(${radius / 9}) translate(-10 -10)` });
}

/** A closed group: a disc whose rim tells of which classes its members are. */
function drawnGroup({ x, y, radius, parts }, colour) {
  const made = drawn("g", {});
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  const around = 2 * Math.PI * radius;
  made.append(drawn("circle", { cx: x, cy: y, r: radius, fill: colour("surface") }));
  let from = 0;
  for (const [stroke, count] of parts) {
    const length = (around * count) / total;
    made.append(drawn("circle", { cx: x, cy: y, r: radius, fill: "none", stroke, "stroke-width": radius * 0.16, "stroke-dasharray": `${length} ${around - length}`, "stroke-dashoffset": -from, transform: `rotate(-90 ${x} ${y})` }));
    from += length;
  }
  return made;
}

const drawnTie = ({ from, to, width }, colour) => drawn("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}`, stroke: colour("edge"), "stroke-width": width, opacity: 0.4 });

const drawnName = ({ lines, x, y, size, colour: ink }, paper) => {
  const made = drawn("g", {});
  made.append(...lines.map((line, place) => label(x, y + (place - (lines.length - 1) / 2) * 1.5 * size + size * 0.3, size, ink, paper, line)));
  return made;
};

function drawnEdge({ from, to, end, dashed, smooth, width }, colour) {
  const across = to.x - from.x;
  const down = to.y - from.y;
  const length = Math.hypot(across, down) || 1;
  const side = smooth?.enabled ? (smooth.type === "curvedCW" ? 1 : -1) * smooth.roundness : 0;
  const bend = { x: (from.x + to.x) / 2 + down * side, y: (from.y + to.y) / 2 - across * side };
  const tip = { x: to.x - (across / length) * end, y: to.y - (down / length) * end };
  const line = { d: `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${tip.x} ${tip.y}`, fill: "none", stroke: colour("edge"), "stroke-width": width, "marker-end": "url(#arrow)" };
  return drawn("path", dashed ? { ...line, "stroke-dasharray": "5 5" } : line);
}

function arrow(colour) {
  const head = drawn("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" });
  head.append(drawn("path", { d: "M0 0L10 5L0 10z", fill: colour("edge") }));
  const found = drawn("defs", {});
  found.append(head, drawn("style", {}, fontFace()));
  return found;
}

/** The smallest and the largest of some numbers, which may be too many for the arguments of a function. */
const range = (numbers) => numbers.reduce(([low, high], number) => [Math.min(low, number), Math.max(high, number)], [numbers[0] ?? 0, numbers[0] ?? 0]);

/** Return the picture, `items` of it, as an SVG element on paper of the page's colour. */
function svg({ nodes, groups, edges, ties, names }, title) {
  const colour = colours();
  const ends = (axis) => range([...nodes, ...groups].flatMap((made) => [made[axis] - made.radius, made[axis] + made.radius]));
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  const box = [left - 2 * EDGE, top - EDGE, right - left + 4 * EDGE, bottom - top + 2 * EDGE];
  const made = drawn("svg", { viewBox: box.join(" "), width: box[2], height: box[3], "font-family": FONT, direction: "rtl" });
  made.append(
    drawn("title", {}, title),
    arrow(colour),
    drawn("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: colour("paper") }),
    ...ties.map((tie) => drawnTie(tie, colour)),
    ...edges.map((edge) => drawnEdge(edge, colour)),
    ...groups.map((group) => drawnGroup(group, colour)),
    ...nodes.map(drawnNode),
    ...names.map((name) => drawnName(name, colour("paper"))),
  );
  return made;
}

const asText = (made) => new XMLSerializer().serializeToString(made);

function save(content, type, name) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  byId("zoom").append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveSvg(items) {
  save(asText(svg(items, document.title)), "image/svg+xml", "graph.svg");
}

export async function savePng(items) {
  const made = svg(items, document.title);
  const [width, height] = [Number(made.getAttribute("width")), Number(made.getAttribute("height"))];
  const scale = Math.min(SHARPNESS, LARGEST / Math.max(width, height));
  const loaded = new Image();
  loaded.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(made))}`;
  await loaded.decode();
  const canvas = element("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(loaded, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((content) => save(content, "image/png", "graph.png"));
}
