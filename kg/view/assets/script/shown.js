/* State → the nodes and edges that show. */

import { edgesAt, nodes, sources, view } from "./records.js";
import { dayOf } from "./state.js";

const OF_STATEMENTS = new Set(["speaker", "about"]);

/** The nodes that can be reached from a node over at most so many edges, itself among them. */
export function surroundings(id, steps) {
  const reached = new Set([id]);
  let edge = [id];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((from) => edgesAt.get(from).flatMap((at) => [view.edges[at].source, view.edges[at].target])).filter((to) => !reached.has(to));
    edge.forEach((to) => reached.add(to));
  }
  return reached;
}

const isOperation = (id) => nodes.get(id).kind === "Operation";
const ofOperation = (edge) => !OF_STATEMENTS.has(edge.term) && (isOperation(edge.source) || isOperation(edge.target));

/** Whether something that stands in these articles is in the chosen time; what has no article or no day is, only while all of it is chosen. */
function inTime(articles, { since, until }) {
  if (!since && !until) return true;
  return articles.some((article) => {
    const day = dayOf(sources.get(article));
    return day && (!since || since <= day) && (!until || day <= until);
  });
}

/** Return the ids of the nodes and of the edges that a state shows; a selected node always shows. */
export function shown(state) {
  const near = state.around ? surroundings(state.around, state.steps) : null;
  const acting = state.operations ? new Set(view.edges.filter(ofOperation).flatMap(({ source, target }) => [source, target])) : null;
  const fits = ({ id, kind, sources: articles }) =>
    !state.off.has(kind) && (!near || near.has(id)) && (!acting || acting.has(id) || kind === "Operation") && inTime(articles, state);
  const kept = new Set(view.nodes.filter((node) => node.id === state.selected.node || fits(node)).map((node) => node.id));
  const told = ({ passages }) => !passages.length || inTime(passages.map((passage) => passage.source), state);
  const edges = new Set();
  view.edges.forEach((edge, id) => {
    if (kept.has(edge.source) && kept.has(edge.target) && (!acting || ofOperation(edge)) && told(edge)) edges.add(id);
  });
  return { nodes: kept, edges };
}

/** The nodes that stay bright: what is selected and its neighbours; null, for all, if nothing is. */
export function bright({ selected }) {
  if ("edge" in selected) return new Set([view.edges[selected.edge].source, view.edges[selected.edge].target]);
  return selected.node ? surroundings(selected.node, 1) : null;
}
