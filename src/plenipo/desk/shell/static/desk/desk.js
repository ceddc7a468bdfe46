"use strict";
/* What every page shares: theme, the list of keys, the search key, and the token on htmx requests. */
(function () {
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  const button = document.getElementById("theme");

  function current() { return root.dataset.theme || "auto"; }
  function label() { if (button) { button.textContent = button.dataset[current()]; } }
  if (button) {
    label();
    button.addEventListener("click", function () {
      const next = order[(order.indexOf(current()) + 1) % order.length];
      if (next === "auto") { delete root.dataset.theme; } else { root.dataset.theme = next; }
      try { localStorage.setItem("plenipo-theme", next); } catch (error) { /* it lasts for this page only */ }
      label();
    });
  }

  const keys = document.getElementById("keys");
  let before = null;
  function show(open) {
    if (!keys || keys.hidden !== open) { return; }
    keys.hidden = !open;
    if (open) { before = document.activeElement; document.getElementById("keys-close").focus(); }
    else if (before) { before.focus(); }
  }
  if (keys) { document.getElementById("keys-close").addEventListener("click", function () { show(false); }); }

  function typing(target) { return target.closest("input, textarea, select, [contenteditable]") !== null; }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { show(false); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (event.key === "?") { show(keys.hidden); event.preventDefault(); }
    if (event.key === "/") {
      const field = document.querySelector("[data-search]");
      if (field) { field.focus(); event.preventDefault(); }
    }
    const target = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (target && keys.hidden) { target.click(); event.preventDefault(); }
  });

  document.body.addEventListener("htmx:configRequest", function (event) {
    event.detail.headers["X-CSRFToken"] = document.body.dataset.csrf;
  });
})();
