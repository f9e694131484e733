"use strict";
/* The page's own script. What articles say becomes text nodes only (`add`); no HTML is ever made from strings. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const byId = (id) => document.getElementById(id);
  const drawing = read("drawing");
  const view = read("view");
  const labels = read("labels");

  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const sources = new Map(view.sources.map((source) => [source.id, source]));
  const edgesAt = new Map(view.nodes.map((node) => [node.id, []]));
  view.edges.forEach((edge, id) => {
    edgesAt.get(edge.source).push(id);
    if (edge.target !== edge.source) edgesAt.get(edge.target).push(id);
  });

  const LISTED = 30; // of a long list, until more is asked for
  const QUOTED = 90; // characters of a statement where it stands for a name
  const FADED = 0.15;
  const NO_LABEL = " "; // vis-network keeps the old label when the new one is empty

  /* ---- Text ---- */

  const LETTERS = {
    "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627", // alef with hamza, madda, wasla
    "\u0649": "\u064a", "\u0626": "\u064a", "\u06cc": "\u064a", // alef maksura, yeh with hamza, Farsi yeh
    "\u0629": "\u0647", "\u0624": "\u0648", "\u06a9": "\u0643", // teh marbuta, waw with hamza, keheh
  };
  const MARKS = /[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g;
  const DIRECTION_CONTROLS = /([\u202a-\u202e\u2066-\u2069])/;

  /** The form in which names are compared: that of kg.arabic.letters.fold, in lower case. */
  function fold(text) {
    const letters = Array.from(text.replace(MARKS, ""), (letter) => LETTERS[letter] ?? letter).join("");
    return letters.replace(/[^\p{L}\p{N}\s]/gu, " ").trim().replace(/\s+/g, " ").toLowerCase();
  }

  /** The names of something in one group of labels; undefined if it has none. Keys come from articles too: "constructor" is no label. */
  const labelOf = (group, key) => (Object.hasOwn(labels[group], key) ? labels[group][key] : undefined);
  const termLabel = (term) => labelOf("term", term) ?? { arabic: term, english: "" };
  const word = (key) => labels.word[key].arabic;
  const shorten = (text) => (text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text);

  /* ---- Elements ---- */

  /** Add children to an element: elements as they are, strings as text in which direction controls are visible and without effect. */
  function add(parent, ...children) {
    for (const child of children) {
      if (child instanceof Node) parent.append(child);
      else String(child).split(DIRECTION_CONTROLS).forEach((piece, place) => parent.append(place % 2 ? control(piece) : piece));
    }
    return parent;
  }

  function control(character) {
    const shown = document.createElement("span");
    shown.className = "control";
    shown.textContent = `U+${character.codePointAt(0).toString(16).toUpperCase()}`;
    return shown;
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return add(made, ...children);
  }

  function button(text, action, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  }

  function icon(kind) {
    const drawn = document.querySelector(`#legend svg.kind-${kind}`);
    return drawn ? drawn.cloneNode(true) : "";
  }

  const both = ({ arabic, english }) =>
    element("span", {}, arabic, " ", element("span", { class: "english", lang: "en", dir: "ltr" }, english));

  /** A section with a heading; nothing if there is nothing in it. */
  const section = (key, ...children) =>
    children.some(Boolean) ? [element("h3", {}, both(labels.word[key])), ...children.filter(Boolean)] : [];

  /** A list that shows the first items, and more on demand. */
  function list(items, render, shown = LISTED) {
    if (!items.length) return "";
    const made = element("ul", {}, ...items.slice(0, shown).map((item) => element("li", {}, ...[render(item)].flat())));
    if (items.length > shown) {
      const more = button(`${word("more")} (${items.length - shown})`, () => made.replaceWith(list(items, render, shown + 10 * LISTED)), { class: "more" });
      made.append(element("li", {}, more));
    }
    return made;
  }

  const nameOf = (node) => (node.kind === "Statement" ? shorten(node.label) : node.label);
  const nodeButton = (id) => button(element("bdi", {}, nameOf(nodes.get(id))), () => select({ node: id }), { class: "name" });

  /* ---- Passages ---- */

  /** The text with its marks, which count code points, as elements. */
  function marked(text, marks) {
    const characters = Array.from(text);
    const quote = element("blockquote", { lang: "ar" });
    let done = 0;
    for (const { begin, end } of marks) {
      add(quote, characters.slice(done, begin).join(""), add(document.createElement("mark"), characters.slice(begin, end).join("")));
      done = end;
    }
    return add(quote, characters.slice(done).join(""));
  }

  function webAddress(text) {
    try {
      const address = new URL(text);
      return ["http:", "https:"].includes(address.protocol) ? address.href : "";
    } catch {
      return "";
    }
  }

  function link(text, address) {
    const safe = webAddress(address);
    return safe ? element("a", { href: safe, rel: "noopener noreferrer", target: "_blank" }, text) : element("span", {}, text);
  }

  function article(id) {
    const source = sources.get(id);
    if (!source) return [];
    const about = [source.publisher, source.issued, source.identifier].filter((part) => part && part !== source.title);
    return [link(element("bdi", {}, source.title || source.identifier), source.address), ...about.map((part) => element("bdi", { class: "term" }, part))];
  }

  function passage({ text, marks, source, rule, confidence }) {
    const caption = element("figcaption", {}, ...article(source));
    if (rule) add(caption, element("span", {}, `${word("rule")}: `, element("bdi", {}, rule)));
    if (confidence) add(caption, element("span", {}, `${word("confidence")}: ${Math.round(confidence * 100)}%`));
    return element("figure", {}, ...(text ? [marked(text, marks)] : []), caption);
  }

  /** Passages, folded away behind a line that says what they show. */
  function evidence(summary, passages) {
    if (!passages.length) return summary;
    return element("details", {}, element("summary", {}, ...[summary].flat()), ...passages.map(passage));
  }

  /* ---- Details ---- */

  function factList(facts) {
    if (!facts.length) return "";
    const made = document.createElement("dl");
    for (const { term, value, passages } of facts) {
      const shown = labelOf("value", value) ? both(labelOf("value", value)) : link(element("bdi", {}, value), value);
      made.append(element("dt", {}, termLabel(term).arabic), element("dd", {}, evidence(shown, passages)));
    }
    return made;
  }

  /** An edge as seen from one of its nodes: the other node on the side of the arrow on which it stands. */
  function relation(id, here) {
    const edge = view.edges[id];
    const term = element("span", { class: "term" }, ` ${termLabel(edge.term).arabic} `);
    const line = edge.source === here ? [term, nodeButton(edge.target)] : [nodeButton(edge.source), term, element("span", { class: "term" }, "←")];
    return evidence(line, edge.passages);
  }

  const targets = (id, term) => edgesAt.get(id).map((edge) => view.edges[edge]).filter((edge) => edge.source === id && edge.term === term).map((edge) => edge.target);

  /** A statement among the details of another node: verb, speaker if it is not that node, the words, the way to its own details. */
  function statement(id, here) {
    const made = nodes.get(id);
    const verbs = made.facts.filter((fact) => fact.term === "verb").map((fact) => element("span", { class: "term" }, `${fact.value} `));
    const speakers = targets(id, "speaker");
    const named = speakers.filter((speaker) => speaker !== here).map(nodeButton);
    const details = button(word("details"), () => select({ node: id }), { class: "more" });
    return [element("div", {}, ...verbs, ...(speakers.length ? named : [word("unnamed")])), ...made.passages.map(passage), details];
  }

  function heading(kind, title, latin) {
    const made = [element("h2", { tabindex: "-1" }, element("bdi", {}, title))];
    if (latin) made.push(element("p", { class: "latin", lang: "ar-Latn" }, latin));
    return [...made, element("p", { class: "kind" }, icon(kind), both(termLabel(kind)))];
  }

  function nodeDetails(id) {
    const node = nodes.get(id);
    const at = edgesAt.get(id);
    const isStatement = node.kind === "Statement";
    const ofStatement = (edge, term) => view.edges[edge].target === id && view.edges[edge].term === term && nodes.get(view.edges[edge].source).kind === "Statement";
    const statements = (term) => at.filter((edge) => ofStatement(edge, term)).map((edge) => view.edges[edge].source);
    const kindOf = (edge) => `${view.edges[edge].source === id ? 0 : 1} ${view.edges[edge].term}`;
    const relations = at.filter((edge) => !ofStatement(edge, "speaker") && !ofStatement(edge, "about"));
    relations.sort((a, b) => (kindOf(a) < kindOf(b) ? -1 : kindOf(a) > kindOf(b) ? 1 : a - b));
    return [
      ...heading(node.kind, isStatement ? shorten(node.label) : node.label, node.latin),
      ...(isStatement ? section("content", ...node.passages.map(passage)) : []),
      ...section("names", node.names.length ? element("p", {}, ...node.names.flatMap((name, place) => [place ? "، " : "", element("bdi", {}, name)])) : ""),
      ...section("facts", factList(node.facts)),
      ...section("relations", list(relations, (edge) => relation(edge, id))),
      ...section("said", list(statements("speaker"), (made) => statement(made, id))),
      ...section("said_about", list(statements("about"), (made) => statement(made, id))),
      ...section("mentioned", node.mentions > 1 ? element("p", {}, `${word("mentions")}: ${node.mentions}`) : "", list(node.sources, (source) => element("div", { class: "article" }, ...article(source)))),
    ];
  }

  function edgeDetails(id) {
    const edge = view.edges[id];
    return [
      element("h2", { tabindex: "-1" }, both(termLabel(edge.term))),
      element("p", {}, nodeButton(edge.source), element("span", { class: "term" }, " ← "), nodeButton(edge.target)),
      ...section("evidence", ...edge.passages.map(passage)),
    ];
  }

  /* ---- Picture ---- */

  const drawnNodes = new vis.DataSet(drawing.nodes);
  const drawnEdges = new vis.DataSet(drawing.edges);
  const boxes = [...document.querySelectorAll("#legend input")];
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  let network = null;
  let selected = {};
  let opener = null;

  function colours() {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue(`--${name}`).trim();
  }

  /** Colours of the page's style, light or dark, for the canvas. */
  function theme() {
    const colour = colours();
    const groups = {};
    for (const kind of new Set(view.nodes.map((node) => node.kind))) {
      const look = { background: colour(kind), border: colour("paper") };
      groups[kind] = { color: { ...look, highlight: { ...look, border: colour("ink") }, hover: { ...look, border: colour("ink") } } };
    }
    return {
      groups,
      nodes: { font: { color: colour("ink"), strokeColor: colour("paper") } },
      edges: {
        color: { color: colour("edge"), highlight: colour("accent"), hover: colour("accent"), inherit: false },
        font: { color: colour("quiet"), strokeColor: colour("paper") },
      },
    };
  }

  /** The nodes that stay bright: what is selected and its neighbours; all if nothing is. */
  function focus() {
    if ("edge" in selected) return new Set([view.edges[selected.edge].source, view.edges[selected.edge].target]);
    if (!("node" in selected)) return null;
    return new Set([selected.node, ...edgesAt.get(selected.node).flatMap((id) => [view.edges[id].source, view.edges[id].target])]);
  }

  /** Show and fade nodes and edges as the legend and the selection say; a selected node shows even if its class is hidden. */
  function paint() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    const bright = focus();
    const shown = (id) => !off.has(nodes.get(id).kind) || id === selected.node;
    const colour = colours();
    drawnNodes.update(
      drawing.nodes.map(({ id, font }) => {
        const clear = !bright || bright.has(id);
        return { id, hidden: !shown(id), opacity: clear ? 1 : FADED, font: { ...font, color: clear ? colour("ink") : colour("line") } };
      }),
    );
    drawnEdges.update(
      drawing.edges.map(({ id, label }) => {
        const edge = view.edges[id];
        const chosen = id === selected.edge || edge.source === selected.node || edge.target === selected.node;
        const clear = !bright || chosen;
        // Edges of statements are short and many, and dashed: their names would cover each other.
        const unnamed = !clear || edge.term === "speaker" || edge.term === "about";
        const name = unnamed ? NO_LABEL : label || (bright ? termLabel(edge.term).arabic : NO_LABEL);
        return { id, hidden: !(shown(edge.source) && shown(edge.target)), label: name, color: { opacity: clear ? 1 : FADED } };
      }),
    );
  }

  function draw() {
    paint();
    network = new vis.Network(byId("picture"), { nodes: drawnNodes, edges: drawnEdges }, JSON.parse(drawing.options));
    network.setOptions(theme());
    network.fit({ maxZoomLevel: 1.2 });
    network.on("click", (event) => {
      if (event.nodes.length) select({ node: event.nodes[0] });
      else if (event.edges.length) select({ edge: event.edges[0] });
      else select({});
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      network.setOptions(theme());
      paint();
    });
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
  }

  /* ---- Selection, search, legend ---- */

  /** Select a node or an edge, show its details, and bring it into the picture; with neither, close the details. */
  function select(choice, { move = false } = {}) {
    const panel = byId("details");
    const open = "node" in choice || "edge" in choice;
    const focusInside = panel.contains(document.activeElement);
    if (open && panel.hidden) opener = document.activeElement;
    selected = choice;
    paint();
    panel.hidden = !open;
    network.selectNodes("node" in choice ? [choice.node] : []);
    if ("edge" in choice) network.selectEdges([choice.edge]);
    if (!open) {
      if (focusInside && opener.isConnected) opener.focus({ preventScroll: true });
      return;
    }
    byId("content").replaceChildren(...("node" in choice ? nodeDetails(choice.node) : edgeDetails(choice.edge)));
    panel.scrollTop = 0;
    byId("content").querySelector("h2").focus({ preventScroll: true });
    if (move) network.focus(choice.node, { scale: Math.max(network.getScale(), 0.9), animation: !stillness.matches });
  }

  const prominent = [...view.nodes].sort(
    (a, b) => (a.kind === "Statement") - (b.kind === "Statement") || b.degree + b.mentions - a.degree - a.mentions || (a.id < b.id ? -1 : 1),
  );
  const keys = new Map(view.nodes.map((node) => [node.id, [node.label, ...node.names, node.latin].map(fold)]));

  /** How well a node fits the folded query: 0 a whole name, 1 the beginning of a word, 2 anywhere, 3 not at all. */
  function fit(id, query) {
    const names = keys.get(id);
    if (names.includes(query)) return 0;
    if (names.some((name) => ` ${name}`.includes(` ${query}`))) return 1;
    return names.some((name) => name.includes(query)) ? 2 : 3;
  }

  function search() {
    const query = fold(byId("query").value);
    const found = query
      ? prominent.map((node) => [fit(node.id, query), node]).filter(([rank]) => rank < 3).sort((a, b) => a[0] - b[0]).map(([, node]) => node)
      : prominent.filter((node) => node.kind !== "Statement").slice(0, LISTED);
    byId("status").textContent = !query ? word("prominent") : found.length ? `${word("found")}: ${found.length}` : word("nothing");
    const result = (node) => button(element("bdi", {}, nameOf(node)), () => select({ node: node.id }, { move: true }), { class: "name" });
    byId("results").replaceChildren(
      ...found.slice(0, 10 * LISTED).map((node) => {
        const made = result(node);
        made.prepend(icon(node.kind));
        return element("li", {}, made);
      }),
    );
  }

  /** Arrow keys walk from the search box through its results; Escape closes the details, then empties the search. */
  function keyboard(event) {
    const stops = [byId("query"), ...byId("results").querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0) {
      event.preventDefault();
      stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    } else if (event.key === "Enter" && at === 0 && stops.length > 1) {
      stops[1].click();
    } else if (event.key === "Escape" && !byId("details").hidden) {
      event.preventDefault();
      select({});
    } else if (event.key === "Escape" && byId("query").value) {
      byId("query").value = "";
      search();
    }
  }

  async function start() {
    // A canvas is not drawn again when a font arrives.
    await document.fonts.load('16px "Noto Naskh Arabic"', "\u0646").catch(() => []);
    draw();
    search();
    byId("query").addEventListener("input", search);
    byId("close").addEventListener("click", () => select({}));
    byId("zoom-in").addEventListener("click", () => zoom(1.3));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    byId("fit").addEventListener("click", () => network.fit({ maxZoomLevel: 1.2, animation: !stillness.matches }));
    boxes.forEach((box) => box.addEventListener("change", paint));
    document.addEventListener("keydown", keyboard);
    // For the browser's console.
    window.graph = { network, nodes: drawnNodes, edges: drawnEdges, fold };
    document.documentElement.dataset.state = "ready";
  }

  start();
})();
