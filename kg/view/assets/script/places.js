/* Where nodes that were not laid out beforehand come to stand: in the nearest free place around a node that is there already. */

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const APART = { x: 110, y: 70 }; // between two nodes that came later, in pixels of the picture
const TRIES = 4000;

const free = (spot, taken) => !taken.some(({ x, y }) => Math.abs(x - spot.x) < APART.x && Math.abs(y - spot.y) < APART.y);

/** Return one place for each of `count` nodes: on a spiral around `centre`, off the places that are taken; the same each time. */
export function placesAround(centre, count, taken) {
  const all = [...taken];
  const found = [];
  for (let turn = 1; found.length < count && turn < TRIES; turn += 1) {
    const away = 60 * Math.sqrt(turn);
    const spot = { x: Math.round(centre.x + away * Math.cos(turn * GOLDEN_ANGLE)), y: Math.round(centre.y + away * Math.sin(turn * GOLDEN_ANGLE)) };
    if (!free(spot, all)) continue;
    all.push(spot);
    found.push(spot);
  }
  return found;
}
