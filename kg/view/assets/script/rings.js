/* Where the surroundings of a node stand when they show alone: in rings around it, one for each step. */

import { edgesAt, nodes, view } from "./records.js";

const WIDE = 1.5; // width to height of a ring, that of a screen
const ROOM = 130; // along a ring for each node, in pixels of the picture
const APART = 190; // at least, from ring to ring

const ends = (id) => edgesAt.get(id).map((edge) => (view.edges[edge].source === id ? view.edges[edge].target : view.edges[edge].source));

/** Return id → place for `ids`, which are reached from `centre`; what hangs on the same node of the ring inside stands together. */
export function inRings(centre, ids) {
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  let ring = [centre];
  let radius = 0;
  while (ring.length) {
    const next = new Set();
    const order = (a, b) => (nodes.get(a).kind < nodes.get(b).kind ? -1 : nodes.get(a).kind > nodes.get(b).kind ? 1 : a < b ? -1 : 1);
    for (const id of ring) ends(id).filter((other) => ids.has(other) && !places.has(other)).sort(order).forEach((other) => next.add(other));
    ring = [...next];
    radius = Math.max(radius + APART, (ring.length * ROOM) / (2 * Math.PI));
    ring.forEach((id, place) => {
      const angle = (2 * Math.PI * (place + 0.5)) / ring.length - Math.PI / 2;
      places.set(id, { x: Math.round(WIDE * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
    });
  }
  return places;
}
