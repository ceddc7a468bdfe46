"use strict";
/* The table by keyboard: j and k go from row to row, a accepts, d opens the row to decide. Links do the same. */
(function () {
  const rows = Array.from(document.querySelectorAll("[data-row]"));
  if (!rows.length) { return; }
  const outline = document.querySelector(".coutline");
  let at = rows.findIndex(function (row) { return row.hasAttribute("data-at"); });

  if (outline && window.matchMedia("(max-width: 999px)").matches) { outline.open = false; }

  function go(place) {
    const row = rows[place];
    if (!row) { follow(place < 0 ? "prev" : "next"); return; }
    at = place;
    mark();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  function follow(relation) {
    const link = document.querySelector('.pages a[rel="' + relation + '"]');
    if (link) { link.click(); }
  }
  function mark() {
    rows.forEach(function (row, place) { row.toggleAttribute("data-at", place === at); });
  }
  rows.forEach(function (row, place) {
    row.addEventListener("focusin", function () { at = place; mark(); });
    const form = row.querySelector("form");
    const next = rows[place + 1];
    if (form && form.elements.then && next) { form.elements.then.value = next.id.slice(2); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    const row = rows[at];
    let target = null;
    if (event.key === "j") { go(at + 1); event.preventDefault(); }
    if (event.key === "k") { go(Math.max(at, 0) - 1); event.preventDefault(); }
    if (event.key === "a" && row) { target = row.querySelector("[data-accept]"); }
    if (event.key === "d" && row) { target = row.querySelector("[data-open]"); }
    if (target) { target.click(); event.preventDefault(); }
  });
})();
