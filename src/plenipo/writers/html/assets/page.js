"use strict";
/* What every page shares: finding elements, keeping a choice, the theme. */
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add("js");

const kept = {
  get(key) { try { return localStorage.getItem("plenipo." + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("plenipo." + key, value); } catch { /* private window */ } },
};

/* Theme: as the system, light, dark. */
const themes = ["auto", "light", "dark"];
const setTheme = (theme) => {
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  $("#theme").textContent = "Theme: " + theme;
};
setTheme(themes.includes(kept.get("theme")) ? kept.get("theme") : "auto");
$("#theme").addEventListener("click", () => {
  const next = themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length];
  kept.set("theme", next);
  setTheme(next);
});
