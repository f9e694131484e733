/* The groups in which a large graph begins: what belongs together stands on one disc, and opens there on demand. */

import { drawing, nameOf, nodes, prominent, view, word } from "./records.js";

export const MOST_OPENED = 300; // nodes of a group that are drawn when it opens; more would not be told apart
export const MOST_OPEN = 4; // groups that are open at the same time
const STRONGEST = 150; // ties between closed groups that are drawn

export const discs = drawing.discs;
export const grouped = discs.length > 0;

const clusters = new Map(drawing.nodes.map(({ id, cluster }) => [id, cluster]));

/** The number of a node's group. */
export const groupOf = (id) => clusters.get(id);

/** The nodes of each group, the most prominent first. */
export const members = discs.map(() => []);
if (grouped) prominent.forEach(({ id }) => members[groupOf(id)].push(id));

/** A group is called by its two most prominent members. */
export const leaders = (group) => members[group].slice(0, 2);
export const groupName = (group) => leaders(group).map((id) => nameOf(nodes.get(id))).join(word("comma"));

/** How many edges there are between each two groups; the strongest ties first, each with the lower number first. */
const ties = (() => {
  const counts = new Map();
  if (!grouped) return [];
  for (const { source, target } of view.edges) {
    const [one, other] = [groupOf(source), groupOf(target)].sort((a, b) => a - b);
    if (one !== other) counts.set(`${one} ${other}`, (counts.get(`${one} ${other}`) ?? 0) + 1);
  }
  return [...counts].map(([pair, count]) => ({ ends: pair.split(" ").map(Number), count })).sort((a, b) => b.count - a.count);
})();

/** The ties to draw between these groups. */
export const tiesBetween = (groups) => ties.filter(({ ends }) => ends.every((group) => groups.has(group))).slice(0, STRONGEST);

/** The groups with which a group has most edges, as [group, count]. */
export const tiedTo = (group) => ties.filter(({ ends }) => ends.includes(group)).map(({ ends, count }) => [ends[0] === group ? ends[1] : ends[0], count]);

/** How many of these nodes there are of each class, the most first. */
export function composition(ids) {
  const counts = new Map();
  for (const id of ids) counts.set(nodes.get(id).kind, (counts.get(nodes.get(id).kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
