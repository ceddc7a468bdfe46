"use strict";
/* Words selected in the text of the line become the words of a statement. */
(function () {
  const text = document.getElementById("text");
  if (!text) { return; }
  let taken = "";

  /* Without the numbers of statements, which are no words of the line. */
  function wordsOf(range) {
    const part = range.cloneContents();
    part.querySelectorAll(".mark-number").forEach(function (number) { number.remove(); });
    return part.textContent.trim();
  }

  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) { return; }
    const range = selection.getRangeAt(0);
    if (text.contains(range.commonAncestorContainer)) { taken = wordsOf(range); }
  });

  document.querySelectorAll("[data-take]").forEach(function (button) {
    button.addEventListener("click", function () {
      const field = document.getElementById(button.dataset.take);
      if (taken) { field.value = taken; }
      field.focus();
    });
  });
})();
