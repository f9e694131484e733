/* What stands beside the picture: everything known of the selected node or edge, and the words of the articles it rests on. */

import { add, ask, both, button, element, icon, list, nodeButton, section } from "./elements.js";
import { edgesAt, labelOf, nodes, sources, termLabel, view, word } from "./records.js";
import { shorten, webAddress } from "./text.js";

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
  const details = button(word("details"), () => ask("choose", { node: id }), { class: "more" });
  return [element("div", {}, ...verbs, ...(speakers.length ? named : [word("unnamed")])), ...made.passages.map(passage), details];
}

function heading(kind, title, latin) {
  const made = [element("h2", { tabindex: "-1" }, element("bdi", {}, title))];
  if (latin) made.push(element("p", { class: "latin", lang: "ar-Latn" }, latin));
  return [...made, element("p", { class: "kind" }, icon(kind), both(termLabel(kind)))];
}

/** Ways from a node into the picture: its surroundings alone, and the neighbours that are not drawn yet. */
function actions(id, missing) {
  const made = [button(word("surroundings"), () => ask("surround", id), { class: "action" })];
  if (missing) made.push(button(`${word("grow")} (${missing})`, () => ask("grow", id), { class: "action" }));
  return element("p", { class: "actions" }, ...made);
}

/** What is known of a node; `missing` counts the neighbours that are not in the picture yet. */
export function nodeDetails(id, missing) {
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
    actions(id, missing),
    ...(isStatement ? section("content", ...node.passages.map(passage)) : []),
    ...section("names", node.names.length ? element("p", {}, ...node.names.flatMap((name, place) => [place ? "، " : "", element("bdi", {}, name)])) : ""),
    ...section("facts", factList(node.facts)),
    ...section("relations", list(relations, (edge) => relation(edge, id))),
    ...section("said", list(statements("speaker"), (made) => statement(made, id))),
    ...section("said_about", list(statements("about"), (made) => statement(made, id))),
    ...section("mentioned", node.mentions > 1 ? element("p", {}, `${word("mentions")}: ${node.mentions}`) : "", list(node.sources, (source) => element("div", { class: "article" }, ...article(source)))),
  ];
}

/** What is known of an edge, first of all the words that say it. */
export function edgeDetails(id) {
  const edge = view.edges[id];
  return [
    element("h2", { tabindex: "-1" }, both(termLabel(edge.term))),
    element("p", {}, nodeButton(edge.source), element("span", { class: "term" }, " ← "), nodeButton(edge.target)),
    ...section("evidence", ...edge.passages.map(passage)),
  ];
}
