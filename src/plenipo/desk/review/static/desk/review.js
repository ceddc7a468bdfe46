"use strict";
/* The review: the key that opens the choice of a relation brings the focus to it. */
(function () {
  const choice = document.querySelector("details.correct");
  if (!choice) { return; }
  choice.addEventListener("toggle", function () {
    if (choice.open) { choice.querySelector("button").focus(); }
  });
})();
