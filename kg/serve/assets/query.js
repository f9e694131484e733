/* The query page: Yasqe edits, the endpoint answers, and this makes the table. Values become text nodes only; no HTML is made from strings. */
import { plainly } from "./text.js";

(() => {
  const byId = (id) => document.getElementById(id);
  const { prefixes, terms, columns, questions } = JSON.parse(byId("told").textContent);
  const FIRST = "SELECT ?actor ?name WHERE {\n  ?actor a kg:Actor ;\n    rdfs:label ?name .\n}\nLIMIT 100\n";
  const LISTED = 200; // rows, until more are asked for
  const RESULTS = "application/sparql-results+json";
  const FORMATS = { rows: ["csv", "tsv", "json", "xml"], graph: ["ttl", "nt", "rdf", "jsonld"] };
  const OUTSIDE = /^https?:\/\/(www\.wikidata\.org|sws\.geonames\.org|www\.geonames\.org)\//;
  let running = null;
  let asked = "";

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /* ---- Editor ---- */

  /** Completes what stands before the cursor by any part of a term's name, in either language. */
  const completer = {
    name: "kg",
    bulk: false,
    autoShow: false,
    isValidCompletionPosition: (editor) => {
      const { string, type } = editor.getCompleteToken();
      return !/^[?$"'<#]/.test(string) && type !== "comment";
    },
    preProcessToken: (editor, token) => {
      const typed = editor.getLine(editor.getCursor().line).slice(0, editor.getCursor().ch).match(/[\p{L}\p{N}_:-]*$/u)[0];
      const end = editor.getCursor().ch;
      return { ...token, start: end - typed.length, end, string: typed, autocompletionString: typed };
    },
    get: (_, token) => {
      const typed = (token?.autocompletionString ?? "").toLowerCase();
      const found = terms.filter(({ name, arabic, english }) => `${name} ${arabic} ${english}`.toLowerCase().includes(typed));
      const rank = ({ name }) => (name.toLowerCase().startsWith(typed) ? 0 : 1);
      return found.sort((a, b) => rank(a) - rank(b)).map(({ name }) => name);
    },
    postProcessSuggestion: (_editor, _token, name) => name,
    postprocessHints: (_, hints) => hints.map((hint) => {
      const term = terms.find(({ name }) => name === hint.text);
      return { ...hint, displayText: term ? `${term.name}   ${term.arabic} · ${term.english}` : hint.text };
    }),
  };
  Yasqe.registerAutocompleter(completer, false);
  Yasqe.defaults.autocompleters = ["variables", completer.name]; // Yasqe's own ask other sites for prefixes and terms
  const editor = new Yasqe(byId("editor"), {
    value: new URLSearchParams(location.search).get("query") ?? FIRST,
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    prefixCcApi: null,
    resizeable: false,
    editorHeight: "15rem",
    lineWrapping: true,
    extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), "Ctrl-Space": (yasqe) => yasqe.autocomplete() },
  });

  let declaring = false; // declaring changes the text too

  /** Declare the prefixes that are used, so that the query can be taken elsewhere too. */
  function declare() {
    if (declaring) return;
    declaring = true;
    const declared = editor.getPrefixesFromQuery();
    const used = [...editor.getValue().matchAll(/(?<![\w:?$<-])(\w+):/g)].map(([, prefix]) => prefix);
    const missing = [...new Set(used)].sort().reverse().filter((prefix) => Object.hasOwn(prefixes, prefix) && !Object.hasOwn(declared, prefix));
    if (missing.length) editor.addPrefixes(Object.fromEntries(missing.map((prefix) => [prefix, prefixes[prefix]])));
    declaring = false;
  }

  /* ---- Answers ---- */

  const shorten = (iri) => {
    const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace) && iri.length > namespace.length);
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri.replace(/^.*\/(entity|statement|mention|evidence|article)\/(?=[^/]+$)/, "$1/");
  };
  const pageOf = (sparql) => `/?query=${encodeURIComponent(sparql)}`;
  const articlePage = (id) => `/article?id=${encodeURIComponent(id)}`;

  function linkTo(iri) {
    const article = iri.match(/\/article\/([^/]+)$/);
    if (article) return element("a", { href: articlePage(decodeURIComponent(article[1])), dir: "auto" }, ...plainly(decodeURIComponent(article[1])));
    const described = element("a", { href: pageOf(`DESCRIBE <${iri}>`), dir: "ltr", class: "iri", title: iri }, shorten(iri));
    if (!OUTSIDE.test(iri)) return described;
    return element("span", {}, described, " ", element("a", { href: iri, rel: "noopener noreferrer", target: "_blank", "aria-label": iri }, "↗"));
  }

  function cell(term, column) {
    if (!term) return "";
    if (term.type === "uri") return linkTo(term.value);
    if (column === "article") return element("a", { href: articlePage(term.value), dir: "auto" }, ...plainly(term.value));
    return element("bdi", { title: term["xml:lang"] ?? term.datatype?.replace(/^.*#/, "") ?? "" }, ...plainly(term.value));
  }

  /** A column's name, and in Arabic what it holds if it is a usual one or called like a term. */
  function named(column) {
    const term = terms.find(({ name }) => name.replace(/^.*:/, "").toLowerCase() === column.toLowerCase());
    const arabic = Object.hasOwn(columns, column) ? columns[column] : term?.arabic;
    return [...(arabic ? [element("span", {}, arabic), " "] : []), element("bdi", { class: "variable", dir: "ltr" }, ...plainly(column))];
  }

  function table({ head, results }) {
    const body = element("tbody");
    const more = element("button", { type: "button" }, "المزيد");
    const extend = () => {
      const from = body.rows.length;
      const added = results.bindings.slice(from, from + LISTED);
      body.append(...added.map((row, place) => element("tr", {}, element("th", { scope: "row" }, String(from + place + 1)),
        ...head.vars.map((column) => element("td", { dir: "auto" }, cell(row[column], column))))));
      more.hidden = body.rows.length >= results.bindings.length;
    };
    more.addEventListener("click", extend);
    extend();
    const heads = ["", ...head.vars].map((column) => element("th", { scope: "col" }, ...named(column)));
    return [element("div", { class: "scroll", tabindex: "0" }, element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body)), more];
  }

  function downloads(form) {
    byId("formats").replaceChildren(...FORMATS[form].map((format) => {
      const made = element("button", { type: "button" }, format);
      made.addEventListener("click", () => download(format));
      return made;
    }));
    byId("downloads").hidden = false;
  }

  async function download(format) {
    const response = await send(asked, { "Content-Type": "application/sparql-query" }, `?format=${format}`);
    if (!response.ok) return complain(await response.text());
    const address = URL.createObjectURL(await response.blob());
    element("a", { href: address, download: `answer.${format}` }).click();
    URL.revokeObjectURL(address);
  }

  function complain(text) {
    byId("fault").textContent = text.trim();
    byId("fault").hidden = false;
  }

  const send = (sparql, headers, parameters = "", signal = undefined) => fetch(`/sparql${parameters}`, { method: "POST", body: sparql, headers, signal });

  function clear() {
    byId("fault").hidden = true;
    byId("downloads").hidden = true;
    byId("answer").replaceChildren();
  }

  async function show(response, begun) {
    const text = await response.text();
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    byId("status").textContent = "";
    if (!response.ok) return complain(text);
    if (!response.headers.get("content-type").startsWith(RESULTS)) {
      byId("answer").replaceChildren(element("pre", { dir: "ltr", tabindex: "0" }, ...plainly(text)));
      byId("status").textContent = `${seconds} ثانية`;
      return downloads("graph");
    }
    const answer = JSON.parse(text);
    if ("boolean" in answer) byId("answer").replaceChildren(element("p", { class: "verdict" }, answer.boolean ? "نعم" : "لا"));
    else byId("answer").replaceChildren(...table(answer));
    const count = answer.results?.bindings.length;
    byId("status").textContent = `${count === undefined ? "" : count ? `عدد الصفوف ${count.toLocaleString("en")} · ` : "لا صفوف في الجواب · "}${seconds} ثانية`;
    return downloads("rows");
  }

  async function run() {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    asked = editor.getValue();
    const { theme } = document.documentElement.dataset;
    history.replaceState(null, "", `${pageOf(asked)}${theme ? `&theme=${theme}` : ""}`);
    clear();
    byId("status").textContent = "…";
    byId("stop").hidden = false;
    try {
      const begun = performance.now();
      const headers = { "Content-Type": "application/sparql-query", Accept: `${RESULTS}, text/turtle;q=0.9` };
      await show(await send(asked, headers, "", mine.signal), begun);
    } catch (fault) {
      if (fault.name !== "AbortError") complain(String(fault));
    } finally {
      if (running === mine) byId("stop").hidden = true;
    }
  }

  /* ---- Named questions ---- */

  const formOf = (button) => button.parentElement.querySelector("form");

  /** Mark one question, and show what it asks for. */
  function choose(chosen) {
    for (const button of document.querySelectorAll("#questions button[data-name]")) {
      button.toggleAttribute("aria-current", button === chosen);
      const form = formOf(button);
      if (form) form.hidden = button !== chosen;
    }
  }

  /** Let the names be typed, and suggest those that are in the graph. */
  function prepare(form) {
    const inputs = [...form.querySelectorAll("input")];
    inputs[0].focus();
    for (const input of inputs) if (!input.list.options.length) suggest(input);
  }

  async function suggest({ name, list }) {
    const response = await fetch(`/names?of=${encodeURIComponent(name)}`);
    if (!response.ok) return; // whoever types needs no suggestions
    list.replaceChildren(...(await response.json()).map((known) => element("option", { value: known })));
  }

  /** Ask a question with what was typed; the server makes the query, so that a name never becomes a part of its syntax. */
  async function fill(form) {
    clear();
    try {
      const response = await fetch(`${form.action}?${new URLSearchParams(new FormData(form))}`);
      const text = await response.text();
      if (!response.ok) return complain(text);
      editor.setValue(`${text}\n`);
      return run();
    } catch (fault) {
      return complain(String(fault));
    }
  }

  /* ---- Start ---- */

  for (const button of document.querySelectorAll("#questions button[data-name]")) {
    const question = questions.find(({ name }) => name === button.dataset.name);
    button.addEventListener("click", () => {
      choose(button);
      const form = formOf(button);
      if (form) return prepare(form);
      editor.setValue(`${question.sparql}\n`);
      return run();
    });
    formOf(button)?.addEventListener("submit", (event) => {
      event.preventDefault();
      fill(event.target);
    });
  }
  editor.on("change", declare);
  declare();
  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => {
    running?.abort();
    byId("status").textContent = "";
  });
  if (new URLSearchParams(location.search).has("query")) run();
  // For the browser's console.
  window.page = { editor, run };
  document.documentElement.dataset.state = "ready";
})();
