/* Text that articles say, as nodes: never as HTML, and with direction controls visible and without effect. */

const CONTROLS = /([\u202a-\u202e\u2066-\u2069])/;
const named = (control) => `U+${control.codePointAt(0).toString(16).toUpperCase()}`;

/** The text as nodes. */
export function plainly(text) {
  return String(text).split(CONTROLS).map((part, place) => {
    if (place % 2 === 0) return document.createTextNode(part);
    const shown = document.createElement("span");
    shown.className = "control";
    shown.textContent = named(part);
    return shown;
  });
}

/** The text as a string, for where there can be no elements. */
export const plainString = (text) => String(text).split(CONTROLS).map((part, place) => (place % 2 ? named(part) : part)).join("");
