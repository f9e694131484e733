/* State → what is drawn of what shows: single nodes, closed groups, the ties between these, and where the nodes stand. */

import { MOST_OPENED, grouped, members, tiesBetween } from "./groups.js";
import { prominent, view } from "./records.js";
import { inRings } from "./rings.js";

const MOST_AROUND = 300; // nodes of the surroundings of one that are drawn

/**
 * What is drawn: `nodes` and `edges` one by one, `groups` as number → the nodes that show and that it stands for, `ties` between the
 * groups, and `places` of the nodes that stand elsewhere than they were laid out. Where a picture draws everything (`all`),
 * nothing is grouped.
 */
export function makeScene(state, shown, { all }) {
  const nodes = drawnNodes(state, shown, all);
  const groups = new Map();
  if (grouped && !all && !state.around) {
    members.forEach((ids, group) => {
      const held = state.open.includes(group) ? [] : ids.filter((id) => shown.nodes.has(id) && !nodes.has(id));
      if (held.length) groups.set(group, held);
    });
  }
  const edges = new Set([...shown.edges].filter((id) => nodes.has(view.edges[id].source) && nodes.has(view.edges[id].target)));
  const places = state.around && !all ? inRings(state.around, nodes) : new Map();
  return { nodes, edges, groups, ties: tiesBetween(groups), places };
}

function drawnNodes(state, shown, all) {
  if (state.around && !all) return new Set([state.around, ...prominent.map(({ id }) => id).filter((id) => shown.nodes.has(id)).slice(0, MOST_AROUND)]);
  if (all || !grouped) return shown.nodes;
  const opened = state.open.flatMap((group) => members[group].filter((id) => shown.nodes.has(id)).slice(0, MOST_OPENED));
  return new Set([...opened, ...[...state.grown, state.selected.node].filter((id) => shown.nodes.has(id))]);
}
