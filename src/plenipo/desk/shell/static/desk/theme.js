"use strict";
/* Set before the first paint, so that a dark page never flashes white. */
(function () {
  let theme = "auto";
  try { theme = localStorage.getItem("plenipo-theme") || "auto"; } catch (error) { /* storage is closed: auto */ }
  document.documentElement.classList.add("js");
  if (theme !== "auto") { document.documentElement.dataset.theme = theme; }
})();
