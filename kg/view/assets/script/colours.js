/* The colours of the page's style, light or dark, for what is drawn on a canvas. */

const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

/** Return a function from the name of a colour in page.css ("ink", "Person") to its value now; each is looked up once. */
export function colours() {
  const found = new Map();
  return (name) => {
    if (!found.has(name)) {
      probe.style.color = `var(--${name})`;
      found.set(name, getComputedStyle(probe).color);
    }
    return found.get(name);
  };
}

export const FONT = '"Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif';

/** The outline of a class, as a path in a square of 20 by 20. */
export const outline = (kind) => document.querySelector(`#legend .kind-${kind} path`)?.getAttribute("d") ?? "";
