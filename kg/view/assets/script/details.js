/* What stands beside the picture: everything known of the selected node or edge, and the words of the articles it rests on. */

import { add, ask, both, button, element, icon, list, nodeButton, section } from "./elements.js";
import { composition, groupName, groupOf, grouped, members, tiedTo, MOST_OPENED } from "./groups.js";
import { edgesAt, inverseLabel, labelOf, nameOf, nodes, sources, termLabel, view, word } from "./records.js";
import { webAddress } from "./text.js";

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

const BASES = [["https://sws.geonames.org/", "GeoNames "], ["http://www.wikidata.org/entity/", "Wikidata "]];

/** An address as it is shown: of known collections their name and number. */
function addressText(address) {
  const [begin, name] = BASES.find(([known]) => address.startsWith(known)) ?? [];
  return name ? `${name}${address.slice(begin.length).replace(/\/$/, "")}` : address;
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

function passage({ text, marks, source, rule, confidence, against }) {
  const caption = element("figcaption", {}, ...article(source));
  if (rule) add(caption, element("span", {}, `${word("rule")}: `, element("bdi", {}, rule)));
  if (confidence) add(caption, element("span", {}, `${word("confidence")}: ${Math.round(confidence * 100)}%`));
  for (const [value, other] of against) {
    add(caption, element("span", { class: "against" }, `${word("against")}: `, element("bdi", {}, value), " \u00b7 ", ...article(other)));
  }
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
    const shown = labelOf("value", value) ? both(labelOf("value", value)) : link(element("bdi", {}, addressText(value)), value);
    made.append(element("dt", {}, termLabel(term).arabic), element("dd", {}, evidence(shown, passages)));
  }
  return made;
}

/** What a relation is called from one of its nodes: its name, or at its other end what that is called from there. */
function nameFrom(edge, here) {
  if (edge.source === here) return termLabel(edge.term);
  return inverseLabel(edge.term) ?? { arabic: `${word("is")} ${termLabel(edge.term).arabic}`, english: `is ${termLabel(edge.term).english} of` };
}

/** The relations of a node, under their names: what it does, then what is done to it. */
function relations(ids, here) {
  const kinds = new Map();
  for (const id of ids) {
    const edge = view.edges[id];
    const key = `${edge.source === here ? 0 : 1} ${edge.term}`;
    kinds.set(key, [...(kinds.get(key) ?? []), id]);
  }
  const other = (id) => (view.edges[id].source === here ? view.edges[id].target : view.edges[id].source);
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, found]) => [
    element("h4", {}, both(nameFrom(view.edges[found[0]], here))),
    list(found, (id) => evidence(nodeButton(other(id)), view.edges[id].passages)),
  ]);
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
  if (grouped) made.push(button(element("span", {}, `${word("group")}: `, element("bdi", {}, groupName(groupOf(id)))), () => ask("open", groupOf(id)), { class: "action" }));
  return element("p", { class: "actions" }, ...made);
}

/** What is known of a node; `missing` counts the neighbours that are not in the picture yet. */
export function nodeDetails(id, missing) {
  const node = nodes.get(id);
  const at = edgesAt.get(id);
  const isStatement = node.kind === "Statement";
  const ofStatement = (edge, term) => view.edges[edge].target === id && view.edges[edge].term === term && nodes.get(view.edges[edge].source).kind === "Statement";
  const statements = (term) => at.filter((edge) => ofStatement(edge, term)).map((edge) => view.edges[edge].source);
  const others = at.filter((edge) => !ofStatement(edge, "speaker") && !ofStatement(edge, "about"));
  return [
    ...heading(node.kind, nameOf(node), node.latin),
    actions(id, missing),
    ...(isStatement ? section("content", ...node.passages.map(passage)) : []),
    ...section("names", node.names.length ? element("p", {}, ...node.names.flatMap((name, place) => [place ? "، " : "", element("bdi", {}, name)])) : ""),
    ...section("facts", factList(node.facts)),
    ...section("relations", ...relations(others, id)),
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
    element("p", { class: "ends" }, nodeButton(edge.source), element("span", { class: "term" }, termLabel(edge.term).arabic), nodeButton(edge.target)),
    ...section("evidence", ...edge.passages.map(passage)),
  ];
}

/** What is known of a group: what it holds, and with which others it shares most relations. */
export function groupDetails(group, open) {
  const most = members[group].length > MOST_OPENED ? [element("p", { class: "hint" }, `${word("opened_part")} ${MOST_OPENED}`)] : [];
  const action = open ? button(word("shut"), () => ask("shut", group), { class: "action" }) : button(word("open"), () => ask("open", group), { class: "action" });
  return [
    element("h2", { tabindex: "-1" }, element("bdi", {}, groupName(group))),
    element("p", {}, both({ arabic: `${word("group_of")} ${members[group].length}`, english: "" })),
    element("p", { class: "actions" }, action),
    ...most,
    ...section("legend", list(composition(members[group]), ([kind, count]) => [element("span", { class: "kind" }, icon(kind), both(termLabel(kind)), element("b", { class: "count" }, count))])),
    ...section("tied", list(tiedTo(group), ([other, count]) => [button(element("bdi", {}, groupName(other)), () => ask("open", other), { class: "name" }), element("b", { class: "count" }, count)], 5)),
    ...section("members", list(members[group], (id) => nodeButton(id))),
  ];
}
