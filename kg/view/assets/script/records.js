/* The records of the page, read from its blocks of JSON, and what is looked up in them again and again. */

import { shorten } from "./text.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

/** Nodes and edges as they are drawn: places, shapes, labels. The id of an edge is its place in `view.edges`. */
export const drawing = read("drawing");
export const view = read("view");
const labels = read("labels");

export const nodes = new Map(view.nodes.map((node) => [node.id, node]));
export const sources = new Map(view.sources.map((source) => [source.id, source]));
export const edgesAt = new Map(view.nodes.map((node) => [node.id, []]));
view.edges.forEach((edge, id) => {
  edgesAt.get(edge.source).push(id);
  if (edge.target !== edge.source) edgesAt.get(edge.target).push(id);
});

/** The nodes in the order of kg.view.select.prominence: what is named before statements, then by relations and mentions. */
export const prominent = [...view.nodes].sort(
  (a, b) => (a.kind === "Statement") - (b.kind === "Statement") || b.degree + b.mentions - a.degree - a.mentions || (a.id < b.id ? -1 : 1),
);

/** The names of something in one group of labels; undefined if it has none. Keys come from articles too: "constructor" is no label. */
export const labelOf = (group, key) => (Object.hasOwn(labels[group], key) ? labels[group][key] : undefined);
export const termLabel = (term) => labelOf("term", term) ?? { arabic: term, english: "" };
/** A relation as it is told from its other end; undefined if it has no name of its own for that. */
export const inverseLabel = (term) => labelOf("inverse", term);
export const wordLabel = (key) => labels.word[key];
export const word = (key) => labels.word[key].arabic;
export const nameOf = (node) => (node.kind === "Statement" ? shorten(node.label) : node.known ? `${node.label} (${node.known})` : node.label);

const otherEnd = (edge, id) => (edge.source === id ? edge.target : edge.source);

/** The ids of the nodes that share an edge with a node, the most prominent first. */
export function neighbours(id) {
  const found = new Set(edgesAt.get(id).map((edge) => otherEnd(view.edges[edge], id)));
  found.delete(id);
  const weight = (other) => nodes.get(other).degree + nodes.get(other).mentions;
  return [...found].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}
