"use strict";
/* Files dropped anywhere on the page go into the form; it is sent the same way as without this. */
(function () {
  const form = document.getElementById("upload-form");
  if (!form) { return; }
  const input = form.querySelector("input[type=file]");
  const box = document.getElementById("upload");
  const chosen = document.getElementById("chosen");
  let depth = 0;

  function brings(event) { return event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files"); }
  function size(files) { return Array.from(files).reduce(function (sum, file) { return sum + file.size; }, 0); }
  function tell() {
    const count = input.files.length;
    if (!count) { chosen.textContent = ""; return; }
    const words = count === 1 ? form.dataset.one : form.dataset.many.replace("%n", count);
    const names = Array.from(input.files).slice(0, 5).map(function (file) { return file.name; }).join(", ");
    chosen.textContent = words + " (" + (size(input.files) / 1e6).toFixed(1) + " MB): " + names + (count > 5 ? " …" : "");
  }
  function over(on) { document.body.classList.toggle("dropping", on); }

  input.addEventListener("change", tell);
  document.addEventListener("dragenter", function (event) {
    if (!brings(event)) { return; }
    depth += 1; box.open = true; over(true); event.preventDefault();
  });
  document.addEventListener("dragleave", function (event) {
    if (brings(event) && (depth -= 1) <= 0) { depth = 0; over(false); }
  });
  document.addEventListener("dragover", function (event) { if (brings(event)) { event.preventDefault(); } });
  document.addEventListener("drop", function (event) {
    if (!brings(event)) { return; }
    event.preventDefault(); depth = 0; over(false); box.open = true;
    input.files = event.dataTransfer.files;
    tell();
    form.querySelector("button").focus();
  });
  form.addEventListener("submit", function () {
    form.querySelector("button").disabled = true;
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () { form.querySelector("button").disabled = false; });
})();
