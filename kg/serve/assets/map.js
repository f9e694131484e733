/* The map: outlines of land and borders, and a mark for each place; moved and scaled by changing the view box. */
import { plainString, plainly } from "./text.js";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const places = JSON.parse(document.getElementById("told").textContent);
  const map = document.getElementById("map");
  const LARGEST = 9; // radius of a mark, in pixels
  const NARROWEST = 0.5; // degrees
  const WORLD = { x: -25, y: -50, width: 110, height: 70 };
  let view = WORLD;

  function drawn(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function element(name, text, attributes = {}) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...plainly(text));
    return made;
  }

  /* ---- Marks ---- */

  const most = Math.max(1, ...places.map((place) => place.mentions));
  const marks = drawn("g", { id: "marks" });
  const made = places.map((place) => {
    const group = drawn("g", { class: "place", tabindex: 0, role: "button" });
    const title = drawn("title", {});
    title.textContent = plainString(place.name);
    const name = drawn("text", { y: 24, "text-anchor": "middle", direction: "rtl" });
    name.textContent = plainString(place.name);
    group.append(title, drawn("circle", { r: 3 + (LARGEST - 3) * Math.sqrt(place.mentions / most) }), name);
    group.addEventListener("click", () => select(place));
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") select(place);
    });
    return { place, group, name };
  });
  marks.append(...[...made].reverse().map(({ group }) => group)); // what is mentioned most lies on top

  /** Pixels for a degree. */
  const scale = () => Math.max(map.clientWidth / view.width, map.clientHeight / view.height);

  const apart = (one, other) => one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;

  /** Keep marks and names at one size; names that would cover a mark, or the name of what is mentioned more, are left out. */
  function arrange() {
    const unit = scale();
    const box = ({ x, y }, half, above, below) => ({ left: x * unit - half, right: x * unit + half, top: y * unit - above, bottom: y * unit + below });
    const taken = places.map((place) => box(place, LARGEST / 2, LARGEST / 2, LARGEST / 2));
    for (const { place, group, name } of made) {
      group.setAttribute("transform", `translate(${place.x} ${place.y}) scale(${1 / unit})`);
      const room = box(place, 4 + 4 * place.name.length, -LARGEST, 30);
      const free = taken.every((other) => apart(room, other));
      if (free) taken.push(room);
      name.setAttribute("visibility", free ? "visible" : "hidden");
    }
  }

  /* ---- Moving ---- */

  function look(box) {
    view = box;
    map.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    arrange();
  }

  function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
    const width = Math.min(360, Math.max(NARROWEST, view.width * factor));
    const change = width / view.width;
    look({ x: x - (x - view.x) * change, y: y - (y - view.y) * change, width, height: view.height * change });
  }

  function fit() {
    if (!places.length) return look(WORLD);
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    const span = (values) => Math.max(4, (Math.max(...values) - Math.min(...values)) * 1.3);
    const middle = (values) => (Math.max(...values) + Math.min(...values)) / 2;
    const shape = map.clientWidth / map.clientHeight;
    const width = Math.max(span(xs), span(ys) * shape);
    look({ x: middle(xs) - width / 2, y: middle(ys) - width / shape / 2, width, height: width / shape });
  }

  function at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  let held = null;
  map.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY, view };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const unit = scale();
    look({ ...held.view, x: held.view.x - (event.clientX - held.x) / unit, y: held.view.y - (event.clientY - held.y) / unit });
  });
  window.addEventListener("pointerup", () => {
    held = null;
  });
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...at(event));
  }, { passive: false });

  /* ---- Details ---- */

  function list(heading, items) {
    if (!items.length) return [];
    const made = document.createElement("ul");
    made.append(...items.map((item) => {
      const line = document.createElement("li");
      line.append(item);
      return line;
    }));
    return [element("h3", heading), made];
  }

  function select(place) {
    const panel = document.getElementById("place");
    for (const { place: other, group } of made) group.classList.toggle("chosen", other === place);
    const heading = element("h2", place.name, { tabIndex: -1 });
    const articles = place.articles.map(([id, title]) => element("a", title, { href: `/article?id=${encodeURIComponent(id)}`, dir: "auto" }));
    const count = element("p", `عدد مرات الذكر: ${place.mentions}`);
    panel.replaceChildren(heading, count, ...list("العمليات", place.operations.map((name) => element("bdi", name))), ...list("المقالات", articles));
    panel.hidden = false;
    heading.focus({ preventScroll: true });
    panel.parentElement.scrollTop = 0;
  }

  /* ---- Start ---- */

  async function start() {
    const outlines = await (await fetch("/static/outlines.json")).json();
    const ground = drawn("g", { id: "ground" });
    for (const shift of [-360, 0, 360]) {
      const world = drawn("g", { transform: `translate(${shift} 0) scale(${outlines.unit})` });
      world.append(drawn("path", { class: "land", d: outlines.land }), drawn("path", { class: "border", d: outlines.borders }));
      ground.append(world);
    }
    map.append(ground, marks);
    document.getElementById("places").append(...places.map((place) => {
      const line = document.createElement("li");
      const button = element("button", "", { type: "button" });
      button.append(element("bdi", place.name), " ", element("b", place.mentions, { className: "count" }));
      button.addEventListener("click", () => select(place));
      line.append(button);
      return line;
    }));
    document.getElementById("in").addEventListener("click", () => zoom(1 / 1.5));
    document.getElementById("out").addEventListener("click", () => zoom(1.5));
    document.getElementById("fit").addEventListener("click", fit);
    window.addEventListener("resize", fit);
    fit();
    document.documentElement.dataset.state = "ready";
  }

  start();
})();
