"use strict";
/* Shows, of the facts beside an article, those that a word belongs to, and marks in the text where a fact stands. */
(() => {
  const text = document.getElementById("text");
  const facts = [...document.querySelectorAll(".fact")];
  const panel = document.getElementById("facts");
  const all = document.getElementById("all");
  const number = document.getElementById("number");
  const pieces = [...text.querySelectorAll("[data-facts]")].map((element) => ({ element, facts: new Set(element.dataset.facts.split(" ")) }));

  /** Show these facts only, in this order. */
  function show(shown) {
    for (const fact of facts) fact.hidden = !shown.includes(fact);
    panel.append(...shown);
    number.textContent = shown.length;
    all.hidden = shown.length === facts.length;
    panel.scrollTop = 0;
  }

  /** Mark where a fact stands in the text; without one, nothing. */
  function point(fact) {
    for (const piece of pieces) piece.element.classList.toggle("pointed", Boolean(fact) && piece.facts.has(fact));
  }

  text.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-facts]");
    if (!pressed) return;
    event.preventDefault();
    const numbers = pressed.dataset.facts.split(" ");
    show(numbers.map((each) => facts[each]).reverse()); // the shortest first
    point(numbers.at(-1));
    panel.querySelector("h2").focus({ preventScroll: panel.offsetLeft > text.offsetLeft }); // on a narrow screen it lies below
  });
  for (const fact of facts) {
    fact.addEventListener("pointerenter", () => point(fact.dataset.number));
    fact.addEventListener("click", () => {
      point(fact.dataset.number);
      pieces.find((piece) => piece.facts.has(fact.dataset.number))?.element.scrollIntoView({ block: "center" });
    });
  }
  all.addEventListener("click", () => {
    show(facts);
    point(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all.click();
  });
  document.documentElement.dataset.state = "ready";
})();
