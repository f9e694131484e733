/* The names in the picture: of one size whatever its scale, the most prominent ones first, none over another. */

import { FONT } from "./colours.js";

const LINE = 1.5; // height of a line of names, in units of their size
const GAP = 0.3; // left free on each side of a name, in units of its size: two that touch would read as one word
const MOST = 260; // names at the same time; more are not read
const measured = new Map();
const ruler = document.createElement("canvas").getContext("2d");

/** The width of a text at a size of one pixel. */
function width(text) {
  if (!measured.has(text)) {
    ruler.font = `100px ${FONT}`;
    measured.set(text, ruler.measureText(text).width / 100);
  }
  return measured.get(text);
}

const apart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

/**
 * Choose the names that have room.
 *
 * @param {Iterable} wanted names in the order of their importance, each with `lines` of text, `size`, `x` of its middle and `at`,
 *   the y of its middle, of which there may be several; `shape` is the box of what is named, which later names keep off
 * @param {number} most so many are chosen
 * @returns the chosen ones, each with its `y` and its box
 */
export function withRoom(wanted, most = MOST) {
  const [found, taken] = [[], []];
  for (const name of wanted) {
    if (found.length >= most) break;
    const half = (Math.max(...name.lines.map(width)) / 2 + GAP) * name.size;
    const high = (name.lines.length * LINE * name.size) / 2;
    const boxes = name.at.map((y) => ({ y, left: name.x - half, right: name.x + half, top: y - high, bottom: y + high }));
    const box = boxes.find((made) => taken.every((other) => apart(made, other))) ?? (name.always ? boxes[0] : null);
    if (name.shape) taken.push(name.shape);
    if (!box) continue;
    taken.push(box);
    found.push({ ...name, y: box.y, box });
  }
  return found;
}

/** Write names; `halo` is the colour of what they stand on. */
export function write(context, names, halo) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = halo;
  for (const { lines, x, y, size, colour, bold } of names) {
    context.font = `${bold ? "bold " : ""}${size}px ${FONT}`;
    context.lineWidth = size / 4;
    context.fillStyle = colour;
    lines.forEach((line, place) => {
      const at = y + (place - (lines.length - 1) / 2) * LINE * size;
      context.strokeText(line, x, at);
      context.fillText(line, x, at);
    });
  }
  context.restore();
}

/** The name whose box holds a point, if there is one. */
export const nameAt = (names, { x, y }) => names.find(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
